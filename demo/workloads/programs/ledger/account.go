package main

import (
	"errors"
	"sync"
)

var errInsufficientFunds = errors.New("insufficient funds")

// Account holds a balance and the last entries that changed it.
type Account struct {
	ID      string
	Balance int64
	Recent  []Entry
}

const keptEntries = 32

func (a *Account) apply(entry Entry, amount int64) {
	a.Balance += amount
	a.Recent = append(a.Recent, entry)
	if len(a.Recent) > keptEntries {
		a.Recent = append([]Entry(nil), a.Recent[len(a.Recent)-keptEntries:]...)
	}
}

// Book is all accounts behind one lock: simple, and what the mutex profile points at.
type Book struct {
	mu       sync.Mutex
	accounts map[string]*Account
	journal  *Journal
}

func NewBook(ids []string, journal *Journal) *Book {
	book := &Book{accounts: make(map[string]*Account, len(ids)), journal: journal}
	for _, id := range ids {
		book.accounts[id] = &Account{ID: id, Balance: 1_000_00}
	}
	return book
}

// Post moves money and records it. The entry is encoded and hashed while the lock is held, so that the journal has the
// same order as the balances.
func (b *Book) Post(transfer Transfer) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	from, to := b.accounts[transfer.From], b.accounts[transfer.To]
	if from.Balance < transfer.AmountCents {
		return errInsufficientFunds
	}
	entry := b.journal.Append(transfer)
	from.apply(entry, -transfer.AmountCents)
	to.apply(entry, transfer.AmountCents)
	return nil
}

// Statement renders the recent entries of an account.
func (b *Book) Statement(id string) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return renderStatement(b.accounts[id])
}
