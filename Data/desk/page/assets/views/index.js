// The views in the order of the rail.

import { situation } from './situation.js';
import { claims } from './claims.js';
import { contradictions } from './contradictions.js';
import { offers } from './offers.js';
import { control } from './control.js';
import { losses } from './losses.js';
import { sources } from './sources.js';
import { places } from './places.js';
import { reports } from './reports.js';
import { review } from './review.js';
import { imports } from './imports.js';

export const views = [situation, claims, contradictions, offers, control, losses, sources, reports, places, review, imports];
