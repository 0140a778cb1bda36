module github.com/openprofiles/drilldown/demo/workloads/programs/warehouse

go 1.25

require (
	github.com/gorilla/mux v1.8.1
	github.com/hashicorp/golang-lru/v2 v2.0.7
	github.com/klauspost/compress v1.18.7
)
