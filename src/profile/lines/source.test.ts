/** @jest-environment node */
import fc from 'fast-check';
import { NO_BUILD, parseBuild } from 'profile/formats/pprof/Build';
import { buildSourceUrl, findPatternFault, getHostKind, HOST_KINDS } from './buildSourceUrl';
import { findSource } from './findSource';
import { parseRepository, printRepository } from './parseRepository';

test.each([
  ['https://github.com/org/project', 'https://github.com/org/project'],
  ['https://github.com/org/project.git/', 'https://github.com/org/project'],
  ['http://git.example.com:8080/a/b/c', 'http://git.example.com:8080/a/b/c'],
  ['git@github.com:org/project.git', 'https://github.com/org/project'],
  ['ssh://git@git.example.com:2222/org/project.git', 'https://git.example.com/org/project'],
  ['gitlab.example.com/group/sub/project', 'https://gitlab.example.com/group/sub/project'],
  ['git.example.com:8443/org/project', 'https://git.example.com:8443/org/project'],
  ['https://user:secret@git.example.com/org/project', 'https://git.example.com/org/project'],
  ['git@ssh.dev.azure.com:v3/org/project/repo', 'https://dev.azure.com/org/project/_git/repo'],
  ['https://git.example.com/ümlaut/a b', 'https://git.example.com/%C3%BCmlaut/a%20b'],
  ['HTTPS://GitHub.com/Org/Project', 'https://github.com/Org/Project'],
  ['', undefined],
  ['/srv/git/project', undefined],
  ['project', undefined],
  ['javascript:alert(1)', undefined],
  ['javascript://github.com/%0aalert(1)', undefined],
  ['data:text/html,x', undefined],
  ['file:///etc/passwd', undefined],
  ['https://github.com', undefined],
  ['C:\\code\\project', undefined],
])('the repository %j is at %s', (text, expected) => {
  const repository = parseRepository(text);
  expect(repository && printRepository(repository)).toBe(expected);
});

const SHA = 'b92e07d5fa3c4816e7d0a95b1c6f3e8244d7a10f';

test.each([
  ['https://github.com/o/p', SHA, 'a/b.go', 12, `https://github.com/o/p/blob/${SHA}/a/b.go#L12`],
  [
    'https://github.com/o/p',
    'feature/x#1',
    'a b/ü?.go',
    1,
    'https://github.com/o/p/blob/feature/x%231/a%20b/%C3%BC%3F.go#L1',
  ],
  ['https://github.com/o/p', 'v\ud800', 'a.go', 0, 'https://github.com/o/p/blob/v%EF%BF%BD/a.go'],
  ['git@gitlab.com:g/s/p.git', 'main', 'x.py', 3, 'https://gitlab.com/g/s/p/-/blob/main/x.py#L3'],
  ['https://gitlab.example.com:8443/g/p', '', 'x.py', 3, 'https://gitlab.example.com:8443/g/p/-/blob/HEAD/x.py#L3'],
  ['https://bitbucket.org/o/p', SHA, 'x.rb', 7, `https://bitbucket.org/o/p/src/${SHA}/x.rb#lines-7`],
  [
    'ssh://git@bitbucket.example.com:7999/PRJ/p.git',
    SHA,
    'x.rb',
    7,
    `https://bitbucket.example.com/projects/PRJ/repos/p/browse/x.rb?at=${SHA}#7`,
  ],
  [
    'https://bitbucket.example.com/scm/PRJ/p.git',
    'main',
    'x.rb',
    0,
    'https://bitbucket.example.com/projects/PRJ/repos/p/browse/x.rb?at=main',
  ],
  ['https://codeberg.org/o/p', SHA, 'x.c', 2, `https://codeberg.org/o/p/src/commit/${SHA}/x.c#L2`],
  ['https://gitea.example.com/o/p', 'v1.2', 'x.c', 2, 'https://gitea.example.com/o/p/src/tag/v1.2/x.c#L2'],
  ['https://forgejo.example.com/o/p', 'main', 'x.c', 2, 'https://forgejo.example.com/o/p/src/branch/main/x.c#L2'],
  [
    'https://dev.azure.com/o/p/_git/r',
    SHA,
    'a/x.cs',
    9,
    `https://dev.azure.com/o/p/_git/r?path=%2Fa%2Fx.cs&version=GC${SHA}&line=9&lineEnd=10&lineStartColumn=1&lineEndColumn=1`,
  ],
  [
    'https://o.visualstudio.com/p/_git/r',
    'main',
    'x.cs',
    0,
    'https://o.visualstudio.com/p/_git/r?path=%2Fx.cs&version=GBmain',
  ],
  ['https://git.example.com/o/p', 'main', 'x.c', 2, undefined],
  ['javascript:alert(1)//', 'main', 'x.c', 2, undefined],
])('%s at %s: %s line %i is at %s', (repository, ref, file, line, expected) => {
  expect(buildSourceUrl({ repository, ref, file, line })).toBe(expected);
});

test.each([
  ['gitlab', 'https://git.example.com/o/p/-/blob/main/x.c#L2'],
  ['{repository}/view/{ref}/{file}?l={line}', 'https://git.example.com/o/p/view/main/x.c?l=2'],
  ['http://source.example.com/{path}/{file}#{line}', 'http://source.example.com/o/p/x.c#2'],
  ['javascript:alert({file})', undefined],
  ['https://source.example.com/{path}', undefined],
])('a host that an administrator described as %s', (format, expected) => {
  const place = { repository: 'https://git.example.com/o/p', ref: 'main', file: 'x.c', line: 2 };
  expect(buildSourceUrl(place, [{ host: 'git.example.com', format }])).toBe(expected);
});

test.each([
  ['git.example.com', 'gitlab', undefined],
  ['git.example.com:8443', '{repository}/{file}', undefined],
  ['not a host', 'gitlab', 'no host name'],
  ['git.example.com', 'perforce', 'Write one of'],
  ['git.example.com', '{repository}/{fiel}', '{fiel} is not known'],
  ['git.example.com', '{repository}/{ref}', 'has to have {file}'],
  ['git.example.com', 'https://{path}.example.com/{file}', 'Write one of'],
])('the pattern %s %s has the fault %s', (host, format, fault) => {
  expect(findPatternFault({ host, format })).toEqual(fault === undefined ? undefined : expect.stringContaining(fault));
});

test('nothing but addresses of the host itself leaves the table, whatever the texts are', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('../..', '//evil.test', '\\', '@evil.test', '#', '?'),
  );
  const host = fc.constantFrom(
    'github.com',
    'gitlab.com',
    'bitbucket.org',
    'codeberg.org',
    'dev.azure.com',
    'bitbucket.example.com',
  );
  fc.assert(
    fc.property(host, anything, anything, anything, fc.nat(), (name, path, ref, file, line) => {
      const url = buildSourceUrl({ repository: `https://${name}/o/${path}`, ref, file, line });
      expect(url === undefined || new URL(url).hostname === name).toBe(true);
    }),
  );
  fc.assert(
    fc.property(anything, anything, (repository, file) => {
      const url = buildSourceUrl({ repository, ref: 'x', file, line: 1 });
      expect(url === undefined || /^https?:\/\//.test(url)).toBe(true);
    }),
  );
});

test('every kind of host is named by some host or by an administrator', () => {
  expect(
    ['github.com', 'gitlab.com', 'bitbucket.org', 'bitbucket.x.y', 'gitea.x.y', 'dev.azure.com'].map(getHostKind),
  ).toEqual([...HOST_KINDS]);
});

const BUILD = parseBuild(
  '{"repository":"https://github.com/acme/shop","git_ref":"abc1234","root_path":"services/cart"}',
);

test.each([
  ['cart.go', 'main.add', 'acme/shop@abc1234 services/cart/cart.go'],
  ['services/cart/cart.go', 'main.add', 'acme/shop@abc1234 services/cart/cart.go'],
  ['github.com/acme/shop/services/cart/cart.go', 'main.add', 'acme/shop@abc1234 services/cart/cart.go'],
  ['/usr/local/go/src/runtime/map.go', 'runtime.mapaccess1', 'golang/go@master src/runtime/map.go'],
  ['runtime/map.go', 'runtime.mapaccess1', 'golang/go@master src/runtime/map.go'],
  ['/opt/go1.22.3/src/net/http/server.go', 'net/http.(*conn).serve', 'golang/go@go1.22.3 src/net/http/server.go'],
  [
    '/root/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.22.3.linux-amd64/src/net/http/server.go',
    'net/http.f',
    'golang/go@go1.22.3 src/net/http/server.go',
  ],
  ['/go/pkg/mod/github.com/!burnt!sushi/toml@v1.3.2/decode.go', 'f', 'BurntSushi/toml@v1.3.2 decode.go'],
  ['github.com/dgraph-io/badger/v2@v2.2007.2/skl/arena.go', 'f', 'dgraph-io/badger@v2.2007.2 skl/arena.go'],
  [
    '/go/pkg/mod/github.com/aws/aws-sdk-go-v2/service/s3@v1.40.0/api.go',
    'f',
    'aws/aws-sdk-go-v2@service/s3/v1.40.0 service/s3/api.go',
  ],
  [
    '/go/pkg/mod/golang.org/x/net@v0.0.0-20220127200216-cd36cc0744dd/http2/frame.go',
    'f',
    'golang/net@cd36cc0744dd http2/frame.go',
  ],
  ['/go/pkg/mod/gopkg.in/yaml.v3@v3.0.1/yaml.go', 'f', 'go-yaml/yaml@v3.0.1 yaml.go'],
  ['/go/pkg/mod/go.example.org/thing@v1.0.0/x.go', 'f', 'the Go module'],
  ['node:internal/timers', 'processTimers', 'nodejs/node@main lib/internal/timers.js'],
  ['/app/node_modules/@scope/thing/lib/x.js', 'f', 'npm package @scope/thing'],
  ['node_modules/a/node_modules/b/x.js', 'f', 'npm package b'],
  ['/usr/lib/python3.11/json/decoder.py', 'decode', 'python/cpython@3.11 Lib/json/decoder.py'],
  ['/venv/lib/python3.11/site-packages/flask/app.py', 'run', 'Python package flask'],
  ['HashMap.java', 'java/util/HashMap.putVal', 'openjdk/jdk@master src/java.base/share/classes/java/util/HashMap.java'],
  ['Cart.java', 'com.acme.Cart.add', 'acme/shop@abc1234 services/cart/Cart.java'],
  [
    '/rustc/90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf/library/core/src/ops/function.rs',
    'call',
    'rust-lang/rust@90b35a6239c3d8bdabc530a6a0816f7ff89a0aaf library/core/src/ops/function.rs',
  ],
  ['/root/.cargo/registry/src/index.crates.io-6f17d22bba15001f/serde-1.0.190/src/lib.rs', 'f', 'crate serde-1.0.190'],
  ['', '(anonymous)', 'anonymous, native or generated'],
  ['<autogenerated>', 'main.(*T).f', 'names no file'],
  ['wasm://wasm/0002f63a', 'f', 'WebAssembly'],
])('the file %j of %s is found: %s', (file, name, expected) => {
  const place = findSource(file, name, BUILD);
  const text =
    place.kind === 'nowhere'
      ? place.reason
      : `${place.repository.replace('https://github.com/', '')}@${place.ref} ${place.file}`;
  expect(text).toContain(expected);
});

test('without a repository, the place says what to do about it', () => {
  expect(findSource('x.go', 'main.f', NO_BUILD)).toEqual({
    kind: 'nowhere',
    reason: 'The profile names no repository.',
    advice: expect.stringContaining('Set the labels service_repository'),
  });
});
