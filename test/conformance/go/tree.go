package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/tlog"
)

// memory keeps every hash of a tree that Go computes itself, in x/mod's own order.
type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(m)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		hashes[i] = m[index]
	}
	return hashes, nil
}

func (m *memory) add(position int64, entry []byte) error {
	hashes, err := tlog.StoredHashes(position, entry, *m)
	if err != nil {
		return err
	}
	*m = append(*m, hashes...)
	return nil
}

// judgeTree reads the log as a monitor would: the whole tree computed anew from the entries, its root compared with the
// signed one, every tile compared byte by byte; then as a client would, which asks for leaves and trusts only the root.
//
// The order matters. The TileHashReader of x/mod 0.7 leaves some tiles unchecked where the root is made from several
// hashes of one tile (it starts to check at len(stx), counting hashes where it should count tiles), so it alone is no judge.
func judgeTree(path, vkey string) error {
	log := folder{path}
	text, err := log.read("checkpoint")
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	tree, err := openCheckpoint(text, vkey)
	if err != nil {
		return err
	}
	own, err := ownTree(log, tree.N)
	if err != nil {
		return err
	}
	root, err := tlog.TreeHash(tree.N, own)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return blameEntry(log, tree, own, root)
	}
	tiles := tlog.NewTiles(height, 0, tree.N)
	full := 0
	for _, tile := range tiles {
		found, err := log.read(c2spPath(tile))
		if os.IsNotExist(err) && tile.W < width && int64(tile.W) != (tree.N>>uint(height*tile.L))%width {
			continue // A partial tile of a smaller tree: only the sizes that were signed have them, and they may be gone.
		}
		if err != nil {
			return fmt.Errorf("tile: %w", err)
		}
		want, err := tlog.ReadTileData(tile, own)
		if err != nil {
			return err
		}
		if !bytes.Equal(want, found) {
			return fmt.Errorf("tile: %s differs from the one that Go computes", c2spPath(tile))
		}
		if tile.W == width {
			full++
		}
	}
	client := tlog.TileHashReader(tree, log)
	for from := int64(0); from < tree.N; from += width {
		if err := sameLeaves(client, own, from, tree.N); err != nil {
			return err
		}
	}
	return report(map[string]interface{}{"size": tree.N, "root": tree.Hash.String(), "fullTiles": full})
}

// ownTree computes every hash of the tree from the entries alone.
func ownTree(log folder, size int64) (memory, error) {
	var own memory
	for position := int64(0); position < size; {
		count := int64(width)
		if size-position < count {
			count = size - position
		}
		entries, err := readBundle(log, bundlePath(position/width, int(count)), int(count))
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if err := own.add(position, entry); err != nil {
				return nil, err
			}
			position++
		}
	}
	return own, nil
}

func readBundle(log folder, path string, count int) ([][]byte, error) {
	data, err := log.read(path)
	if err != nil {
		return nil, fmt.Errorf("entries: %w", err)
	}
	entries := make([][]byte, count)
	for i := range entries {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, fmt.Errorf("entries: %s ends in entry %d", path, i)
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries[i] = data[2:end]
		data = data[end:]
	}
	if len(data) != 0 {
		return nil, fmt.Errorf("entries: %s goes on after entry %d", path, count-1)
	}
	return entries, nil
}

func leavesOf(from, size int64) []int64 {
	var indexes []int64
	for position := from; position < from+width && position < size; position++ {
		indexes = append(indexes, tlog.StoredHashIndex(0, position))
	}
	return indexes
}

// sameLeaves compares the leaf hashes of one bundle, as a client gets them, with those of the entries.
func sameLeaves(client, own tlog.HashReader, from, size int64) error {
	indexes := leavesOf(from, size)
	want, err := own.ReadHashes(indexes)
	if err != nil {
		return err
	}
	found, err := client.ReadHashes(indexes)
	if err != nil {
		return fmt.Errorf("tile: %w", err)
	}
	for i := range want {
		if want[i] != found[i] {
			return fmt.Errorf("entries: entry %d is not the one that was signed", from+int64(i))
		}
	}
	return nil
}

// blameEntry names the first entry that its tile does not have.
func blameEntry(log folder, tree tlog.Tree, own memory, root tlog.Hash) error {
	client := tlog.TileHashReader(tree, log)
	for from := int64(0); from < tree.N; from += width {
		if err := sameLeaves(client, own, from, tree.N); err != nil {
			return err
		}
	}
	return fmt.Errorf("root: the entries have %v, the checkpoint says %v", root, tree.Hash)
}
