const MS_PER_DAY = 86_400_000;

/** The day so many days from now where the viewer is. */
export function daysFromToday(days: number): string {
  const then = new Date(Date.now() + days * MS_PER_DAY);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
}
