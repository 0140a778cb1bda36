/** @jest-environment node */
import { join } from 'node:path';
import { renameGoFile } from './goProfiles';
import { renameNodeFile } from './nodeProfiles';

test.each([
  [join(process.cwd(), 'demo/workloads/programs/checkout/main.ts'), 'demo/workloads/programs/checkout/main.ts'],
  [
    join(process.cwd(), 'demo/workloads/programs/checkout/v2/discounts.ts'),
    'demo/workloads/programs/checkout/discounts.ts',
  ],
  [join(process.cwd(), '.cache/workloads/runtime/Tracer.js'), 'demo/workloads/runtime/Tracer.ts'],
  [join(process.cwd(), 'node_modules/re2js/build/index.cjs'), 'node_modules/re2js/build/index.cjs'],
  ['node:internal/timers', 'node:internal/timers'],
  ['', ''],
])('Node.js: %s is published as %s', (recorded, published) => {
  expect(renameNodeFile(recorded)).toBe(published);
});

test.each([
  ['openprofiles/ledger/journal.go', 'demo/workloads/programs/ledger/journal.go'],
  ['encoding/json/encode.go', 'encoding/json/encode.go'],
  ['/tmp/ledger-x/ledger', 'ledger'],
  [
    'github.com/openprofiles/drilldown/demo/workloads/programs/warehouse/internal/stock/store.go',
    'demo/workloads/programs/warehouse/internal/stock/store.go',
  ],
  ['github.com/gorilla/mux@v1.8.1/mux.go', 'github.com/gorilla/mux@v1.8.1/mux.go'],
  ['/tmp/labels-x/labels', 'labels'],
  ['/usr/lib/x86_64-linux-gnu/libc.so.6', 'libc.so.6'],
])('Go: %s is published as %s', (recorded, published) => {
  expect(renameGoFile(recorded)).toBe(published);
});

test('a file from elsewhere is not published', () => {
  expect(() => renameNodeFile('/home/someone/secret.js')).toThrow('Not a file of the repository');
  expect(() => renameGoFile('/home/someone/secret.go')).toThrow('Not a trimmed path');
});
