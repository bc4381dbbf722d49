import { Prisma } from './generated/client'

/** Did the database refuse a row because a unique value is taken? */
export const isUniqueViolation = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
