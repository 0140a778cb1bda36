// Ledger books transfers between accounts into a hash-chained journal. It runs without a network, under Go's own
// profilers, and writes one set of pprof files for each window into a folder.
//
// Heap, mutex and block profiles count from the start of the process, as Go writes them.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/pprof"
	"time"
)

func main() {
	out := flag.String("out", ".", "folder for the profiles")
	windows := flag.Int("windows", 1, "how many sets of profiles")
	window := flag.Duration("window", 15*time.Second, "length of one window")
	warmUp := flag.Duration("warm-up", 5*time.Second, "time before the first window")
	load := flag.Float64("load", 1, "requests come this many times as often")
	flag.Parse()

	runtime.SetMutexProfileFraction(1)
	runtime.SetBlockProfileRate(int(100 * time.Microsecond))
	runtime.MemProfileRate = 64 * 1024

	ids := accountIDs(5_000)
	book := NewBook(ids, &Journal{})
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan struct{})
	go func() {
		serve(ctx, book, ids, *load)
		close(served)
	}()
	go serveBatches(book, ids, *warmUp, *window)
	time.Sleep(*warmUp)
	writeCounters(*out, "start")
	for i := range *windows {
		name := fmt.Sprintf("%03d", i)
		recordCPU(filepath.Join(*out, "cpu-"+name+".pb.gz"), *window)
		writeCounters(*out, name)
	}
	stop()
	<-served
}

func recordCPU(path string, window time.Duration) {
	file := create(path)
	defer file.Close()
	if err := pprof.StartCPUProfile(file); err != nil {
		log.Fatal(err)
	}
	time.Sleep(window)
	pprof.StopCPUProfile()
}

func writeCounters(folder, name string) {
	for _, kind := range []string{"heap", "mutex", "block", "goroutine"} {
		file := create(filepath.Join(folder, kind+"-"+name+".pb.gz"))
		if err := pprof.Lookup(kind).WriteTo(file, 0); err != nil {
			log.Fatal(err)
		}
		file.Close()
	}
}

func create(path string) *os.File {
	file, err := os.Create(path)
	if err != nil {
		log.Fatal(err)
	}
	return file
}
