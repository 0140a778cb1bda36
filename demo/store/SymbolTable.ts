import { PairTable } from './PairTable';

export interface FunctionSymbol {
  readonly name: string;
  readonly systemName: string;
  readonly filename: string;
  readonly startLine: number;
}

export interface MappingSymbol {
  readonly filename: string;
  readonly buildId: string;
  readonly memoryStart: bigint;
  readonly memoryLimit: bigint;
  readonly fileOffset: bigint;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}

/** The mapping of locations in profiles that do not name the file they were loaded from. */
export const NO_MAPPING: MappingSymbol = {
  filename: '',
  buildId: '',
  memoryStart: 0n,
  memoryLimit: 0n,
  fileOffset: 0n,
  hasFunctions: false,
  hasFilenames: false,
  hasLineNumbers: false,
  hasInlineFrames: false,
};

export interface LocationSymbol {
  /** Index into `mappings`. */
  readonly mapping: number;
  readonly address: bigint;
  /** Innermost inlined function first; `function` is an index into `functions`. */
  readonly lines: readonly { readonly function: number; readonly line: number }[];
}

/** A list in which equal items have one index. */
class Interned<T> {
  readonly items: T[] = [];
  private readonly indexes = new Map<string, number>();

  getIndex(key: string, item: T): number {
    const known = this.indexes.get(key);
    if (known !== undefined) {
      return known;
    }
    this.indexes.set(key, this.items.length);
    return this.items.push(item) - 1;
  }
}

/** Everything that the profiles of one store have in common, each thing once. A profile is then numbers only. */
export class SymbolTable {
  /** Call stacks from the root on; a key is a location. */
  readonly stacks = new PairTable();

  private readonly nameList = new Interned<string>();
  private readonly functionList = new Interned<FunctionSymbol>();
  private readonly mappingList = new Interned<MappingSymbol>();
  private readonly locationList = new Interned<LocationSymbol>();
  private readonly frames: (readonly number[])[] = [];

  get names(): readonly string[] {
    return this.nameList.items;
  }

  get functions(): readonly FunctionSymbol[] {
    return this.functionList.items;
  }

  get mappings(): readonly MappingSymbol[] {
    return this.mappingList.items;
  }

  get locations(): readonly LocationSymbol[] {
    return this.locationList.items;
  }

  /**
   * Lists the function names of a location as indexes into `names`, the caller before what was inlined into it; none without a
   * function.
   */
  getFrames(location: number): readonly number[] {
    return this.frames[location] ?? [];
  }

  getName(name: string): number {
    return this.nameList.getIndex(name, name);
  }

  getFunction(symbol: FunctionSymbol): number {
    return this.functionList.getIndex(
      JSON.stringify([symbol.name, symbol.systemName, symbol.filename, symbol.startLine]),
      symbol,
    );
  }

  getMapping(symbol: MappingSymbol): number {
    return this.mappingList.getIndex(JSON.stringify(Object.values(symbol).map(String)), symbol);
  }

  getLocation(symbol: LocationSymbol): number {
    const lines = symbol.lines.map((line) => `${line.function}:${line.line}`).join();
    const location = this.locationList.getIndex(`${symbol.mapping}@${symbol.address}[${lines}]`, symbol);
    this.frames[location] ??= this.computeFrames(symbol);
    return location;
  }

  /** Finds or adds a location that is nothing but a function name. */
  getNameOnlyLocation(name: string): number {
    const fn = this.getFunction({ name, systemName: name, filename: '', startLine: 0 });
    const lines = [{ function: fn, line: 0 }];
    return this.getLocation({ mapping: this.getMapping(NO_MAPPING), address: 0n, lines });
  }

  private computeFrames(symbol: LocationSymbol): number[] {
    return symbol.lines.map((line) => this.getName(this.functions[line.function]?.name ?? '')).reverse();
  }
}
