/** The shape of a source catalogue with any text in it: what a translation must have, no key more and none less. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>;
};
