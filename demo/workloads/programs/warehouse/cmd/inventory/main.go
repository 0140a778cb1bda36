// Inventory answers questions about a warehouse over HTTP, without a network: requests come from clients of its own.
package main

import (
	"context"
	"fmt"
	"log"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"sync"
	"time"

	"github.com/openprofiles/drilldown/demo/workloads/programs/warehouse/internal/httpapi"
	"github.com/openprofiles/drilldown/demo/workloads/programs/warehouse/internal/recording"
	"github.com/openprofiles/drilldown/demo/workloads/programs/warehouse/internal/stock"
)

func main() {
	store, err := stock.NewStore(6_000)
	if err != nil {
		log.Fatal(err)
	}
	handler := httpapi.NewHandler(store)
	recording.Run(func(ctx context.Context) {
		var clients sync.WaitGroup
		for client := range 4 {
			clients.Go(func() { runClient(ctx, handler, rand.New(rand.NewSource(int64(client)))) })
		}
		clients.Wait()
	})
}

func runClient(ctx context.Context, handler http.Handler, random *rand.Rand) {
	ticker := time.NewTicker(200 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			for range 60 {
				send(handler, random)
			}
		}
	}
}

func send(handler http.Handler, random *rand.Rand) {
	method, path := http.MethodPost, ""
	switch draw := random.Intn(200); {
	case draw == 0:
		path = "/snapshots"
	case draw < 120:
		path = fmt.Sprintf("/warehouses/w1/articles/sku-%05d/reservations?count=%d", random.Intn(6_000), 1+random.Intn(3))
	default:
		method, path = http.MethodGet, fmt.Sprintf("/warehouses/w1/articles/search/supplier/supplier-%d", random.Intn(90))
	}
	handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, path, nil))
}
