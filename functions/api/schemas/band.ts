import * as z from 'zod';
import { bands } from '../../../lib/domain/health/health.ts';

export const bandSchema = z.enum(bands).meta({ id: 'Band', description: 'unknown: too little is known to score.' });
