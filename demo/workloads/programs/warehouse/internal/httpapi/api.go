// Package httpapi answers requests about the stock.
package httpapi

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/gorilla/mux"

	"github.com/openprofiles/drilldown/demo/workloads/programs/warehouse/internal/stock"
)

// NewHandler routes requests to the store.
func NewHandler(store *stock.Store) http.Handler {
	router := mux.NewRouter()
	router.Use(countRequests, recoverPanics)
	articles := router.PathPrefix("/warehouses/{warehouse}/articles").Subrouter()
	articles.HandleFunc("/{sku:sku-[0-9]+}/reservations", reserve(store)).Methods(http.MethodPost)
	articles.HandleFunc("/search/{label}/{value}", search(store)).Methods(http.MethodGet)
	router.HandleFunc("/snapshots", writeSnapshot(store)).Methods(http.MethodPost)
	return router
}

func reserve(store *stock.Store) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		count, err := strconv.Atoi(request.URL.Query().Get("count"))
		if err != nil {
			http.Error(response, "count is no number", http.StatusBadRequest)
			return
		}
		article, err := store.Reserve(mux.Vars(request)["sku"], count)
		if err != nil {
			http.Error(response, err.Error(), http.StatusNotFound)
			return
		}
		respond(response, article)
	}
}

func search(store *stock.Store) http.HandlerFunc {
	return func(response http.ResponseWriter, request *http.Request) {
		vars := mux.Vars(request)
		found := store.Search(vars["label"], vars["value"])
		respond(response, found[:min(len(found), 50)])
	}
}

func writeSnapshot(store *stock.Store) http.HandlerFunc {
	return func(response http.ResponseWriter, _ *http.Request) {
		var snapshot bytes.Buffer
		if err := stock.WriteSnapshot(&snapshot, store.All()); err != nil {
			http.Error(response, err.Error(), http.StatusInternalServerError)
			return
		}
		respond(response, map[string]int{"bytes": snapshot.Len()})
	}
}

func respond(response http.ResponseWriter, value any) {
	response.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(response).Encode(value); err != nil {
		http.Error(response, err.Error(), http.StatusInternalServerError)
	}
}
