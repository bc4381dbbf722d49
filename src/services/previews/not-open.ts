import { Refused } from '../refused'

export const notOpen = () =>
  new Refused('conflict', 'This preview was applied or replaced meanwhile. Look at the newest one.')
