package main

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// writeLog makes a log with x/mod alone, so that our code can be held against it the other way round.
func writeLog(path, skey string, count int64) error {
	signer, err := note.NewSigner(skey)
	if err != nil {
		return err
	}
	var own memory
	var bundle []byte
	for position := int64(0); position < count; position++ {
		// Entries of every length from nothing on: an empty entry is an entry.
		entry := []byte(strings.Repeat(fmt.Sprintf("go %d ", position), int(position%9)))
		if err := own.add(position, entry); err != nil {
			return err
		}
		bundle = binary.BigEndian.AppendUint16(bundle, uint16(len(entry)))
		bundle = append(bundle, entry...)
		inBundle := int(position%width) + 1
		if inBundle == width || position == count-1 {
			if err := write(path, bundlePath(position/width, inBundle), bundle); err != nil {
				return err
			}
			bundle = nil
		}
	}
	for _, tile := range tlog.NewTiles(height, 0, count) {
		data, err := tlog.ReadTileData(tile, own)
		if err != nil {
			return err
		}
		if err := write(path, c2spPath(tile), data); err != nil {
			return err
		}
	}
	root, err := tlog.TreeHash(count, own)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: fmt.Sprintf("%s\n%d\n%v\n", signer.Name(), count, root)}, signer)
	if err != nil {
		return err
	}
	if err := write(path, "checkpoint", signed); err != nil {
		return err
	}
	return report(map[string]interface{}{"size": count, "root": root.String()})
}

func write(path, name string, data []byte) error {
	file := filepath.Join(path, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
