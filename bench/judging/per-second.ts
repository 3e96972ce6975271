/** How much of `work` is done in a second of this process's own time (CPU, not the clock), the best of some rounds of half a second. */
export async function perCpuSecond(units: number, work: () => unknown, rounds = 3): Promise<number> {
  let best = 0;
  await work();
  for (let round = 0; round < rounds; round += 1) {
    const start = process.cpuUsage();
    let used = 0;
    let done = 0;
    while (used < 500_000) {
      await work();
      done += units;
      const { user, system } = process.cpuUsage(start);
      used = user + system;
    }
    best = Math.max(best, (done / used) * 1e6);
  }
  return best;
}
