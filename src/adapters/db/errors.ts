import pg from 'pg'
import { Prisma } from './generated/client'

/** Did the database refuse a row because a unique value is taken? */
export const isUniqueViolation = (error: unknown) =>
  (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') || hasCode(error, '23505')

/** Did two transactions wait for one another, of which PostgreSQL has ended this one? */
export const isDeadlock = (error: unknown) => hasCode(error, '40P01')

/** Did a statement take longer than it may? */
export const isTimeout = (error: unknown) => hasCode(error, '57014')

/** Was a statement refused only because one before it had failed? */
export const isConsequence = (error: unknown) => hasCode(error, '25P02')

/** Of PostgreSQL: no more connections, shutting down or starting, connection lost, a wait that took too long. */
const outOfReach = /^(53300|57P0[123]|08\w{3}|57014|40P01)$/

/** Could the database not be asked, or not in time? The same may succeed a moment later. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return outOfReach.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  const isRefused = 'code' in error && /^E(CONN\w+|PIPE|TIMEDOUT)$/.test(String(error.code))
  return isRefused || /timeout exceeded when trying to connect|Connection terminated/.test(error.message)
}

const hasCode = (error: unknown, code: string) => error instanceof pg.DatabaseError && error.code === code
