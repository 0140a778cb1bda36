import type { RateUnit } from 'profile/catalog/describeProfileType';
import type { ValueUnit } from 'profile/catalog/knownProfileTypes';

type FactKind =
  | 'measured'
  | 'amount'
  | 'view'
  | 'coverage'
  | 'functions'
  | 'split'
  | 'hot-spot'
  | 'responsible'
  | 'path'
  | 'narrow'
  | 'recursion'
  | 'rule'
  | 'flat'
  | 'alike'
  | 'change'
  | 'grew'
  | 'shrank'
  | 'new'
  | 'removed';

/** `context` tells what one looks at, `finding` what there is to do about it. */
type FactRole = 'context' | 'finding';

export type Severity = 'severe' | 'notable' | 'info';

/** Unit of a number in a fact: a part of a whole (0 to 1), a factor, a plain count, or an amount. */
type QuantityUnit = 'share' | 'factor' | 'count' | ValueUnit | RateUnit;

export interface Quantity {
  readonly value: number;
  readonly unit: QuantityUnit;
}

/** A sentence in pieces, so that functions in it can be shown as links: `name` is whole, `text` is only shown and may be cut. */
export type FactPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'function'; readonly nameIndex: number; readonly name: string; readonly text: string }
  | { readonly kind: 'quantity'; readonly quantity: Quantity; readonly text: string };

/** Something that is true of a profile, said by code. */
export interface Fact {
  /** "K1", "K2", … in the order of the list. */
  readonly id: string;
  readonly kind: FactKind;
  readonly role: FactRole;
  readonly severity: Severity;
  /** Part of the whole value that it is about, 0 to 1; facts of one severity are in the order of their weight. */
  readonly weight: number;
  /** Sentence to show; names in it are made safe. */
  readonly sentence: string;
  readonly parts: readonly FactPart[];
  readonly evidence: {
    /** Indices into `names` of the tree, the most important first. */
    readonly functions: readonly number[];
    /** Nodes of the tree that the sentence is about, the largest first; the first few of many. */
    readonly nodes: readonly number[];
  };
  /** Rule or measure behind it, and from which part of the value it speaks. */
  readonly ruleId: string;
  readonly threshold: number;
  /** Reason why it matters; "" for context. */
  readonly why: string;
}

export interface Facts {
  /** Context first, then findings, the most severe and largest first. */
  readonly facts: readonly Fact[];
  /** The value that weights are parts of: raw, of the stacks on screen; of a comparison the larger side's, as its mode scales it. */
  readonly whole: number;
}
