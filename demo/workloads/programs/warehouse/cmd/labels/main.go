// Labels draws shipping labels. The drawing itself is C code whose symbols the profiler does not know: it knows where in
// the binary the code lies, and no name.
package main

/*
#cgo CFLAGS: -O1 -fno-omit-frame-pointer
#include "draw.h"
*/
import "C"

import (
	"context"
	"fmt"
	"hash/crc32"
	"math/rand"
	"runtime"
	"sync"
	"time"
	"unsafe"

	"github.com/openprofiles/drilldown/demo/workloads/programs/warehouse/internal/recording"
)

const side = 256

func main() {
	// Without a symbolizer: the profile gets the addresses of C code.
	runtime.SetCgoTraceback(0, C.trace_function(), nil, nil)
	recording.Run(func(ctx context.Context) {
		var printers sync.WaitGroup
		for printer := range 2 {
			printers.Go(func() { runPrinter(ctx, rand.New(rand.NewSource(int64(printer)))) })
		}
		printers.Wait()
	})
}

func runPrinter(ctx context.Context, random *rand.Rand) {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			for range 3 {
				printLabel(fmt.Sprintf("PKG%010d", random.Int63n(1e10)))
			}
		}
	}
}

func printLabel(code string) uint32 {
	pixels := make([]byte, side*side)
	drawLabel(pixels, code)
	return checksum(pixels)
}

func drawLabel(pixels []byte, code string) {
	text := C.CString(code)
	defer C.free(unsafe.Pointer(text))
	C.draw_label((*C.uchar)(unsafe.Pointer(&pixels[0])), side, text)
}

func checksum(pixels []byte) uint32 {
	return crc32.ChecksumIEEE(pixels)
}
