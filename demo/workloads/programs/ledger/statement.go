package main

import (
	"fmt"
	"sort"
	"strings"
)

func renderStatement(account *Account) string {
	entries := sortByReference(account.Recent)
	var text strings.Builder
	fmt.Fprintf(&text, "Account %s, balance %s\n", account.ID, formatCents(account.Balance))
	for _, entry := range entries {
		fmt.Fprintf(&text, "%-16s %-8s %12s %s\n", entry.Transfer.Reference, entry.Hash[:8],
			formatCents(signedAmount(account, entry)), formatTags(entry.Transfer.Tags))
	}
	return text.String()
}

func sortByReference(entries []Entry) []Entry {
	sorted := append([]Entry(nil), entries...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i].Transfer.Reference < sorted[j].Transfer.Reference })
	return sorted
}

func signedAmount(account *Account, entry Entry) int64 {
	if entry.Transfer.From == account.ID {
		return -entry.Transfer.AmountCents
	}
	return entry.Transfer.AmountCents
}

func formatCents(cents int64) string {
	sign := ""
	if cents < 0 {
		sign, cents = "-", -cents
	}
	return fmt.Sprintf("%s%d.%02d", sign, cents/100, cents%100)
}

func formatTags(tags map[string]string) string {
	names := make([]string, 0, len(tags))
	for name := range tags {
		names = append(names, name)
	}
	sort.Strings(names)
	parts := make([]string, len(names))
	for i, name := range names {
		parts[i] = name + "=" + tags[name]
	}
	return strings.Join(parts, ",")
}
