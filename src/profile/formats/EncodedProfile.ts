/** One merged profile as a server sent it. */
export type EncodedProfile = {
  /** Factor from its values to nanoseconds or bytes, see `describeProfileType`; 1 if omitted. */
  readonly factor?: number;
} & (
  | { readonly format: 'tree'; readonly bytes: Uint8Array }
  | {
      readonly format: 'levels';
      readonly names: readonly string[];
      /** Four numbers per bar: offset, total, self, name. */
      readonly levels: readonly (readonly bigint[])[];
    }
);
