export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly path: readonly string[]; readonly filter: string }
  | { readonly kind: 'each'; readonly path: readonly string[]; readonly body: readonly Node[] }
  | { readonly kind: 'if'; readonly path: readonly string[]; readonly body: readonly Node[] }
  | { readonly kind: 'include'; readonly name: string };

/**
 * A template with `{{ path | filter }}`, `{{#each path}}…{{/each}}`, `{{#if path}}…{{/if}}` and `{{> name}}`.
 * Throws where a block is not closed.
 */
export function parseTemplate(source: string): Node[] {
  const tokens = source.split(/(\{\{[^}]+\}\})/).filter((token) => token !== '');
  return parseNodes(tokens, undefined);
}

function parseNodes(tokens: string[], closing: string | undefined): Node[] {
  const nodes: Node[] = [];
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    if (token === closing) {
      return nodes;
    }
    nodes.push(parseNode(token, tokens));
  }
  if (closing !== undefined) {
    throw new Error(`Missing ${closing}`);
  }
  return nodes;
}

function parseNode(token: string, rest: string[]): Node {
  const tag = /^\{\{(#each |#if |> )?([^|}]+)(?:\|([^}]+))?\}\}$/.exec(token);
  if (tag === null) {
    return { kind: 'text', text: token };
  }
  const [, opening = '', name = '', filter = 'escape'] = tag;
  const path = name.trim().split('.');
  switch (opening) {
    case '#each ':
      return { kind: 'each', path, body: parseNodes(rest, '{{/each}}') };
    case '#if ':
      return { kind: 'if', path, body: parseNodes(rest, '{{/if}}') };
    case '> ':
      return { kind: 'include', name: name.trim() };
    default:
      return { kind: 'value', path, filter: filter.trim() };
  }
}
