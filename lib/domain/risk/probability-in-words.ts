/** A probability as a person reads it: whole percents, except where that would say never or for certain. */
export function probabilityInWords(probability: number): string {
  const percent = Math.round(probability * 100);
  if (percent === 0) return 'less than 1 %';
  return percent === 100 ? 'more than 99 %' : `${percent} %`;
}
