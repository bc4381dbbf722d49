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

const hasCode = (error: unknown, code: string) => error instanceof pg.DatabaseError && error.code === code
