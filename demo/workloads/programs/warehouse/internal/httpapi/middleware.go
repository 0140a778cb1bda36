package httpapi

import (
	"net/http"
	"sync/atomic"
)

var served atomic.Int64

func countRequests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		served.Add(1)
		next.ServeHTTP(response, request)
	})
}

func recoverPanics(next http.Handler) http.Handler {
	return http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		defer func() {
			if recover() != nil {
				http.Error(response, "internal error", http.StatusInternalServerError)
			}
		}()
		next.ServeHTTP(response, request)
	})
}
