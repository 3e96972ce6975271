/** Where an expression stands, and so what it may speak of: metrics come first, then milestones, then peers and the score, then the rest. */
export const scopes = ['metric', 'milestone', 'score', 'account'] as const;
export type Scope = (typeof scopes)[number];

/** A function that conditions can call: its CEL signatures, how it is written, what it gives, and from where on it is known. */
export type Helper = { signatures: string[]; written: string[]; gives: string; from: Scope };

/** The functions, by name. The guide's table is checked against this one. */
export const helpers: Record<string, Helper> = {
  known: {
    signatures: ['known(string): bool'],
    written: ['known("nps_90d")'],
    gives: 'whether the metric has a value today',
    from: 'metric',
  },
  trend: {
    signatures: ['trend(string): double'],
    written: ['trend("logins_28d")'],
    gives: 'the change against the window before: −0.5 is half of what it was, 1 is twice',
    from: 'metric',
  },
  rising: {
    signatures: ['rising(string): bool', 'rising(string, double): bool'],
    written: ['rising("logins_28d")', 'rising("logins_28d", 0.3)'],
    gives: 'whether it rose by more than a tenth, or by more than the share you give',
    from: 'metric',
  },
  falling: {
    signatures: ['falling(string): bool', 'falling(string, double): bool'],
    written: ['falling("logins_28d")', 'falling("logins_28d", 0.3)'],
    gives: 'whether it fell by more than a tenth, or by more than the share you give',
    from: 'metric',
  },
  min: {
    signatures: ['min(double, double): double'],
    written: ['min(a, b)'],
    gives: 'the smaller number',
    from: 'metric',
  },
  max: {
    signatures: ['max(double, double): double'],
    written: ['max(a, b)'],
    gives: 'the greater number',
    from: 'metric',
  },
  abs: {
    signatures: ['abs(double): double'],
    written: ['abs(a)'],
    gives: 'the number without its sign',
    from: 'metric',
  },
  reached: {
    signatures: ['reached(string): bool'],
    written: ['reached("data-flowing")'],
    gives: 'whether the milestone has been reached',
    from: 'milestone',
  },
  daysSince: {
    signatures: ['daysSince(string): double'],
    written: ['daysSince("data-flowing")'],
    gives: 'days since the milestone was reached; unknown while it is not',
    from: 'milestone',
  },
  hasContact: {
    signatures: ['hasContact(string): bool'],
    written: ['hasContact("champion")'],
    gives: 'whether somebody of the role is there; unknown where no contact was ever known',
    from: 'milestone',
  },
  overdue: {
    signatures: ['overdue(string): bool'],
    written: ['overdue("data-flowing")'],
    gives: 'whether the milestone’s due day has passed without it',
    from: 'score',
  },
  daysOverdue: {
    signatures: ['daysOverdue(string): double'],
    written: ['daysOverdue("data-flowing")'],
    gives: 'how many days the due day has passed without it; 0 before, and once it is reached',
    from: 'score',
  },
};

/** Whether what is known from one place on is known at another. */
export function isKnownAt(from: Scope, scope: Scope): boolean {
  return scopes.indexOf(from) <= scopes.indexOf(scope);
}
