const LANGUAGES: ReadonlyArray<readonly [endings: string, language: string]> = [
  ['go', 'Go'],
  ['java', 'Java'],
  ['kt kts', 'Kotlin'],
  ['scala', 'Scala'],
  ['groovy', 'Groovy'],
  ['clj', 'Clojure'],
  ['py pyx', 'Python'],
  ['rb', 'Ruby'],
  ['rs', 'Rust'],
  ['js cjs mjs jsx', 'JavaScript'],
  ['ts cts mts tsx', 'TypeScript'],
  ['c', 'C'],
  ['h', 'C or C++'],
  ['cc cpp cxx hh hpp', 'C++'],
  ['cs', 'C#'],
  ['fs', 'F#'],
  ['vb', 'Visual Basic'],
  ['php', 'PHP'],
  ['ex exs', 'Elixir'],
  ['erl', 'Erlang'],
  ['swift', 'Swift'],
  ['zig', 'Zig'],
  ['lua', 'Lua'],
  ['s asm', 'assembly'],
];

/** Returns the language that a file is written in, by its ending; "" if that tells none. */
export function getLanguage(file: string): string {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase();
  return LANGUAGES.find(([endings]) => ending !== undefined && endings.split(' ').includes(ending))?.[1] ?? '';
}
