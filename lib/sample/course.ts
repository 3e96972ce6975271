/** How something goes over days: `[day, level]` points, joined by straight lines, level before the first and after the last. */
export type Course = readonly (readonly [day: number, level: number])[];

/** The level of a course on a day. */
export function levelOn(course: Course, day: number): number {
  let previous = course[0];
  for (const point of course) {
    if (point[0] >= day) return previous ? between(previous, point, day) : point[1];
    previous = point;
  }
  return previous?.[1] ?? 1;
}

function between(start: Course[number], end: Course[number], day: number): number {
  if (day <= start[0] || end[0] === start[0]) return day <= start[0] ? start[1] : end[1];
  return start[1] + ((end[1] - start[1]) * (day - start[0])) / (end[0] - start[0]);
}
