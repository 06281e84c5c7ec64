package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// proofCase is one claim of ours: a C2SP tlog-proof of an entry, or that one signed tree continues another.
type proofCase struct {
	Entry    []byte
	Proof    string // the whole tlog-proof text
	Old, New string // two signed checkpoints
	Path     []tlog.Hash
}

func judgeProofs(path, vkey string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	counts := map[string]int{"inclusion": 0, "consistency": 0}
	for line := 1; lines.Scan(); line++ {
		var c proofCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		kind, judge := "consistency", judgeConsistency
		if c.Proof != "" {
			kind, judge = "inclusion", judgeInclusion
		}
		if err := judge(c, vkey); err != nil {
			return fmt.Errorf("%s: line %d: %w", kind, line, err)
		}
		counts[kind]++
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return report(counts)
}

// judgeInclusion reads c2sp.org/tlog-proof@v1 by itself and lets x/mod check what it says.
func judgeInclusion(c proofCase, vkey string) error {
	head := strings.SplitN(c.Proof, "\n\n", 2)
	if len(head) != 2 {
		return fmt.Errorf("no checkpoint")
	}
	lines := strings.Split(head[0], "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a proof: %q", lines[0])
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") {
		return fmt.Errorf("no index")
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[0], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[1:] {
		hash, err := tlog.ParseHash(line)
		if err != nil {
			return err
		}
		proof = append(proof, hash)
	}
	tree, err := openCheckpoint([]byte(head[1]), vkey)
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(c.Entry))
}

func judgeConsistency(c proofCase, vkey string) error {
	before, err := openCheckpoint([]byte(c.Old), vkey)
	if err != nil {
		return err
	}
	after, err := openCheckpoint([]byte(c.New), vkey)
	if err != nil {
		return err
	}
	return tlog.CheckTree(tlog.TreeProof(c.Path), after.N, after.Hash, before.N, before.Hash)
}
