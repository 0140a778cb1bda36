// Package stock keeps what lies where in the warehouse.
package stock

import (
	"fmt"
	"sort"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Article is one kind of thing on one shelf.
type Article struct {
	SKU      string            `json:"sku"`
	Shelf    string            `json:"shelf"`
	Count    int               `json:"count"`
	Reserved int               `json:"reserved"`
	Labels   map[string]string `json:"labels"`
}

// Available is what can still be promised to somebody.
func (a Article) Available() int { return a.Count - a.Reserved }

// Store holds all articles behind one lock, and remembers answers to searches.
type Store struct {
	mu       sync.RWMutex
	articles map[string]*Article
	searches *lru.Cache[string, []Article]
}

// NewStore makes up articles. The same count gives the same articles.
func NewStore(count int) (*Store, error) {
	searches, err := lru.New[string, []Article](64)
	if err != nil {
		return nil, fmt.Errorf("make the cache of searches: %w", err)
	}
	store := &Store{articles: make(map[string]*Article, count), searches: searches}
	for i := range count {
		sku := fmt.Sprintf("sku-%05d", i)
		store.articles[sku] = &Article{
			SKU: sku, Shelf: fmt.Sprintf("%c-%02d", 'A'+i%26, i%90), Count: 20 + i%200,
			Labels: map[string]string{"colour": colours[i%len(colours)], "supplier": fmt.Sprintf("supplier-%d", i%37)},
		}
	}
	return store, nil
}

var colours = []string{"red", "green", "blue", "black", "white"}

// Reserve promises so many of an article, as far as there are that many.
func (s *Store) Reserve(sku string, count int) (Article, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	article, ok := s.articles[sku]
	if !ok {
		return Article{}, fmt.Errorf("no article %s", sku)
	}
	if article.Available() < count {
		article.Reserved = 0
	}
	article.Reserved += count
	return *article, nil
}

// Search finds the articles with a label, those with the most available first.
func (s *Store) Search(label, value string) []Article {
	key := label + "=" + value
	if found, ok := s.searches.Get(key); ok {
		return found
	}
	found := s.findByLabel(label, value)
	sort.Slice(found, func(i, j int) bool { return found[i].Available() > found[j].Available() })
	s.searches.Add(key, found)
	return found
}

func (s *Store) findByLabel(label, value string) []Article {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var found []Article
	for _, article := range s.articles {
		if article.Labels[label] == value {
			found = append(found, *article)
		}
	}
	return found
}

// All copies every article, for a snapshot.
func (s *Store) All() []Article {
	s.mu.RLock()
	defer s.mu.RUnlock()
	all := make([]Article, 0, len(s.articles))
	for _, article := range s.articles {
		all = append(all, *article)
	}
	return all
}
