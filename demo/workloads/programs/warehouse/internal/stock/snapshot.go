package stock

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// WriteSnapshot writes all articles, one JSON document a line, compressed.
func WriteSnapshot(out io.Writer, articles []Article) error {
	compressed, err := zstd.NewWriter(out, zstd.WithEncoderConcurrency(1))
	if err != nil {
		return fmt.Errorf("begin a snapshot: %w", err)
	}
	lines := json.NewEncoder(compressed)
	for _, article := range articles {
		if err := lines.Encode(article); err != nil {
			return fmt.Errorf("write %s: %w", article.SKU, err)
		}
	}
	return compressed.Close()
}
