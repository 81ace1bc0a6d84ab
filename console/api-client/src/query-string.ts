/** An input as the query string of an address: a list is its parameter repeated; what is undefined or null is left out. */
export function queryString(input: unknown): string {
  const pairs = Object.entries((input ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    [value]
      .flat()
      .filter((each) => each !== undefined && each !== null)
      .map((each): [string, string] => [name, String(each)]),
  );
  return new URLSearchParams(pairs).toString();
}
