import { useState } from 'react';

const FIRST = 20;

/** The first rows of a list, and what shows all of it: a page is read from its top. */
export function useFirst<Row>(rows: readonly Row[]): [readonly Row[], () => void] {
  const [isAll, setIsAll] = useState(false);
  return [isAll ? rows : rows.slice(0, FIRST), () => setIsAll(true)];
}
