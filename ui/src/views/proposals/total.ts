// A total as it is shown: the work counts in millionths of a point.
import { number } from '../../words/format';

export function totalText(total: number | null): string {
  return total === null ? '' : number(total / 1_000_000, 0);
}
