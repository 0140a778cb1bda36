import { escapeHtml } from './escapeHtml';
import { renderMarkdown } from './markdown';
import type { Node } from './template';

export type Scope = Readonly<Record<string, unknown>>;
export type Templates = ReadonlyMap<string, readonly Node[]>;

const MONEY = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

export function renderTemplate(templates: Templates, name: string, scope: Scope): string {
  const nodes = templates.get(name);
  if (nodes === undefined) {
    throw new Error(`No template ${name}`);
  }
  return renderNodes(templates, nodes, scope);
}

function renderNodes(templates: Templates, nodes: readonly Node[], scope: Scope): string {
  let html = '';
  for (const node of nodes) {
    html += renderNode(templates, node, scope);
  }
  return html;
}

function renderNode(templates: Templates, node: Node, scope: Scope): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'value':
      return applyFilter(node.filter, resolvePath(scope, node.path));
    case 'if':
      return resolvePath(scope, node.path) ? renderNodes(templates, node.body, scope) : '';
    case 'each':
      return renderEach(templates, node.body, scope, resolvePath(scope, node.path));
    case 'include':
      return renderTemplate(templates, node.name, scope);
  }
}

function renderEach(templates: Templates, body: readonly Node[], scope: Scope, items: unknown): string {
  if (!Array.isArray(items)) {
    return '';
  }
  return items.map((item) => renderNodes(templates, body, { ...scope, item })).join('');
}

function resolvePath(scope: Scope, path: readonly string[]): unknown {
  let value: unknown = scope;
  for (const key of path) {
    value = isScope(value) ? value[key] : undefined;
  }
  return value;
}

function isScope(value: unknown): value is Scope {
  return typeof value === 'object' && value !== null;
}

function applyFilter(filter: string, value: unknown): string {
  switch (filter) {
    case 'money':
      return MONEY.format(Number(value) / 100);
    case 'markdown':
      return renderMarkdown(String(value));
    case 'slug':
      return createSlug(String(value));
    default:
      return escapeHtml(String(value ?? ''));
  }
}

function createSlug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-');
}
