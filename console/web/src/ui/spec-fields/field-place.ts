/** Where the fields of one specification stand in a form. */
export interface FieldPlace {
  /** In the list they belong to, for their names: `[0, 'spec']`; from the root outside a list. */
  readonly name: readonly (string | number)[];
  /** The same place in the whole form's values. */
  readonly path: readonly (string | number)[];
}
