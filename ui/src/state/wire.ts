// The types of what crosses the bridge, for views, which name the bridge itself never.
export type * from '../bridge';
