package main

import (
	"context"
	"fmt"
	"math/rand"
	"sync"
	"time"
)

type job struct {
	transfer  *Transfer
	statement string
}

func accountIDs(count int) []string {
	ids := make([]string, count)
	for i := range ids {
		ids[i] = fmt.Sprintf("acc-%05d", i)
	}
	return ids
}

// serve runs workers over a queue that a few clients fill in bursts, until the context ends.
func serve(ctx context.Context, book *Book, ids []string, load float64) {
	jobs := make(chan job)
	var running sync.WaitGroup
	for range 6 {
		running.Go(func() { runWorker(book, jobs) })
	}
	var clients sync.WaitGroup
	for client := range 3 {
		clients.Go(func() { runClient(ctx, rand.New(rand.NewSource(int64(client))), jobs, ids, load) })
	}
	clients.Wait()
	close(jobs)
	running.Wait()
}

func runWorker(book *Book, jobs <-chan job) {
	for next := range jobs {
		handleJob(book, next)
	}
}

func handleJob(book *Book, next job) {
	if next.transfer != nil {
		// Refused transfers are the client's business; the load goes on.
		_ = book.Post(*next.transfer)
		return
	}
	_ = book.Statement(next.statement)
}

func runClient(ctx context.Context, random *rand.Rand, jobs chan<- job, ids []string, load float64) {
	ticker := time.NewTicker(250 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			sendBurst(random, jobs, ids, int(load*float64(200+random.Intn(400))))
		}
	}
}

func sendBurst(random *rand.Rand, jobs chan<- job, ids []string, count int) {
	for range count {
		if random.Intn(4) == 0 {
			jobs <- job{statement: ids[random.Intn(len(ids))]}
		} else {
			jobs <- job{transfer: randomTransfer(random, ids)}
		}
	}
}

func randomTransfer(random *rand.Rand, ids []string) *Transfer {
	return &Transfer{
		From:        ids[random.Intn(len(ids))],
		To:          ids[random.Intn(len(ids))],
		AmountCents: int64(1 + random.Intn(40_00)),
		Reference:   fmt.Sprintf("ref-%08x", random.Uint32()),
		Tags:        map[string]string{"channel": "web", "campaign": fmt.Sprint(random.Intn(20)), "currency": "EUR"},
	}
}
