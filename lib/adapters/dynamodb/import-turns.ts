import type { ImportTurn, ImportTurns } from '../../ports/sources.ts';
import type { Item } from './item.ts';
import type { Table } from './table.ts';

/** The one item that says who imports. */
export const importTurnKey = { PK: 'IMPORTS', SK: 'TURN' };

/** The turn to import, as an item of the table with the time at which it ends by itself. */
export function dynamoImportTurns(table: Table): ImportTurns {
  return {
    async take(turn, now) {
      if (await table.putIfAbsent({ ...importTurnKey, ...turn })) return turn;
      const isTaken = await table.update(importTurnKey, turn, {
        expression: '#holder = :holder OR #until < :now',
        names: { '#holder': 'holder', '#until': 'until' },
        values: { ':holder': turn.holder, ':now': now },
      });
      if (isTaken) return turn;
      const standing = await table.get<Item & ImportTurn>(importTurnKey, { consistent: true });
      return standing ?? { holder: '', until: now };
    },

    async give(holder) {
      const condition = {
        expression: '#holder = :holder',
        names: { '#holder': 'holder' },
        values: { ':holder': holder },
      };
      await table.update(importTurnKey, { holder: '', until: '' }, condition);
    },
  };
}
