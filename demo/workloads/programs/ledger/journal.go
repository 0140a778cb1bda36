package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// Transfer is what a client asks for.
type Transfer struct {
	From        string            `json:"from"`
	To          string            `json:"to"`
	AmountCents int64             `json:"amountCents"`
	Reference   string            `json:"reference"`
	Tags        map[string]string `json:"tags"`
}

// Entry is a transfer as it was recorded; each entry's hash covers the one before.
type Entry struct {
	Transfer Transfer
	Hash     string
}

// Journal is a hash chain of entries. It keeps the newest ones in memory.
type Journal struct {
	last    string
	entries [][]byte
}

const keptInJournal = 20_000

func (j *Journal) Append(transfer Transfer) Entry {
	encoded := encodeTransfer(transfer)
	j.last = chainHash(j.last, encoded)
	j.entries = append(j.entries, encoded)
	if len(j.entries) > 2*keptInJournal {
		j.compact()
	}
	return Entry{Transfer: transfer, Hash: j.last}
}

func (j *Journal) compact() {
	j.entries = append([][]byte(nil), j.entries[len(j.entries)-keptInJournal:]...)
}

func encodeTransfer(transfer Transfer) []byte {
	encoded, err := json.Marshal(transfer)
	if err != nil {
		panic(err)
	}
	return encoded
}

func chainHash(previous string, encoded []byte) string {
	hash := sha256.New()
	hash.Write([]byte(previous))
	hash.Write(encoded)
	return hex.EncodeToString(hash.Sum(nil))
}
