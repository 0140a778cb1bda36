package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand"
	"runtime/pprof"
	"strings"
	"time"
)

var traces = flag.String("traces", "", "traces with a batch in each window: ids with commas, windows with semicolons between them")

// How long the batches of a window are worked on, as in the other services that their traces go through.
var batchDurations = []time.Duration{600 * time.Millisecond, 160 * time.Millisecond, 20 * time.Millisecond}

// serveBatches books transfers and renders statements in spans of the given traces, spread over their windows, of which the
// first begins after the warm-up.
func serveBatches(book *Book, ids []string, warmUp, window time.Duration) {
	random := rand.New(rand.NewSource(1))
	start := time.Now().Add(warmUp)
	for i, batches := range strings.Split(*traces, ";") {
		traceIDs := strings.FieldsFunc(batches, func(char rune) bool { return char == ',' })
		for batch, trace := range traceIDs {
			begin := time.Duration(i)*window + window*time.Duration(2*batch+1)/time.Duration(2*len(traceIDs))
			time.Sleep(time.Until(start.Add(begin)))
			serveBatch(book, random, ids, trace, batchDurations[batch%len(batchDurations)])
		}
	}
}

// serveBatch serves jobs one after the other. The labels are those that a Pyroscope server understands as the span a sample
// belongs to.
func serveBatch(book *Book, random *rand.Rand, ids []string, trace string, duration time.Duration) {
	span := fmt.Sprintf("%016x", random.Uint64())
	labels := pprof.Labels("span_id", span, "span_name", "POST /batch", "trace_id", trace)
	pprof.Do(context.Background(), labels, func(context.Context) {
		for start := time.Now(); time.Since(start) < duration; {
			handleJob(book, randomJob(random, ids))
		}
	})
}

func randomJob(random *rand.Rand, ids []string) job {
	if random.Intn(4) == 0 {
		return job{statement: ids[random.Intn(len(ids))]}
	}
	return job{transfer: randomTransfer(random, ids)}
}
