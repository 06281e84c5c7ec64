// An outside judge of the ledger: Go's own checksum-database code (golang.org/x/mod/sumdb/note and tlog), which shares
// nothing with ours, reads a log as files and says whether it is what its key signed.
//
//	judge tree FOLDER VKEY          every tile, every entry, the root and the signature of the log in FOLDER
//	judge proofs FILE VKEY          proofs that our code made: JSON, one case a line
//	judge write FOLDER SKEY COUNT   a log of COUNT entries, made by Go alone, for our code to verify
//
// What agrees exits with 0 and a line of JSON; what does not exits with 1 and says what, on the standard error.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const width = 1 << height

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) == 3 && args[0] == "tree":
		return judgeTree(args[1], args[2])
	case len(args) == 3 && args[0] == "proofs":
		return judgeProofs(args[1], args[2])
	case len(args) == 4 && args[0] == "write":
		count, err := strconv.ParseInt(args[3], 10, 64)
		if err != nil {
			return err
		}
		return writeLog(args[1], args[2], count)
	}
	return fmt.Errorf("usage: judge tree FOLDER VKEY | proofs FILE VKEY | write FOLDER SKEY COUNT")
}

// openCheckpoint checks the signature and takes the three lines of a C2SP checkpoint apart. The key's name is the origin.
func openCheckpoint(text []byte, vkey string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("key: %w", err)
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %w", err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" || lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("checkpoint: expected origin, size and root of %s", verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, fmt.Errorf("checkpoint: not a size: %q", lines[1])
	}
	hash, err := tlog.ParseHash(lines[2])
	if err != nil {
		return tlog.Tree{}, fmt.Errorf("checkpoint: %w", err)
	}
	return tlog.Tree{N: size, Hash: hash}, nil
}

// c2spPath is x/mod's path without the tile's height, which C2SP leaves out because it is always 8.
func c2spPath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
}

// bundlePath is where C2SP keeps entries: x/mod's data tiles ("tile/8/data/…") under another name.
func bundlePath(index int64, entries int) string {
	data := tlog.Tile{H: height, L: -1, N: index, W: entries}
	return "tile/entries/" + strings.TrimPrefix(data.Path(), fmt.Sprintf("tile/%d/data/", height))
}

// folder is the log's files; x/mod asks it for tiles and believes none that does not lead to the signed root.
type folder struct{ path string }

func (f folder) read(name string) ([]byte, error) {
	return os.ReadFile(filepath.Join(f.path, filepath.FromSlash(name)))
}

func (f folder) Height() int                     { return height }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		bytes, err := f.read(c2spPath(tile))
		if err != nil {
			return nil, err
		}
		data[i] = bytes
	}
	return data, nil
}

func report(value interface{}) error {
	return json.NewEncoder(os.Stdout).Encode(value)
}
