/** The shop's templates by name. */
export const TEMPLATE_SOURCES: Readonly<Record<string, string>> = {
  home: '{{> header}}<h1>{{ title }}</h1>{{#each shelves}}<section><h2>{{ item.name }}</h2>{{> shelf}}</section>{{/each}}{{> footer}}',
  shelf: '<div class="shelf">{{#each item.products}}{{> card}}{{/each}}</div>',
  card:
    '<article><a href="/product/{{ item.title | slug }}">{{ item.title }}</a><b>{{ item.priceCents | money }}</b>' +
    '{{#if item.note}}<i>{{ item.note }}</i>{{/if}}</article>',
  category: '{{> header}}<h1>{{ title }}</h1>{{#each products}}{{> card}}{{/each}}{{> footer}}',
  product:
    '{{> header}}<h1>{{ product.title }}</h1><b>{{ product.priceCents | money }}</b>{{ product.text | markdown }}' +
    '<h2>Reviews</h2>{{#each product.reviews}}{{> review}}{{/each}}<h2>Others bought</h2>{{#each related}}{{> card}}{{/each}}{{> footer}}',
  review: '<blockquote><cite>{{ item.author }}</cite> {{ item.stars }}/5 {{ item.text | markdown }}</blockquote>',
  header: '<header><nav>{{#each menu}}<a href="/category/{{ item | slug }}">{{ item }}</a>{{/each}}</nav></header>',
  footer: '<footer>{{ title }} — all prices include <em>tax</em></footer>',
};
