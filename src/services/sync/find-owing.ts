import { storesOwing } from '@/adapters/db/links'

/** Stores of all organizations with work that is due now and that may be written to now. */
export const findOwing = () => storesOwing()
