module openprofiles/ledger

go 1.25
