import type { CompareOperator } from '@/core/scim/filter/filter'
import { Prisma } from '../generated/client'

const symbols = {
  eq: Prisma.sql`=`,
  gt: Prisma.sql`>`,
  ge: Prisma.sql`>=`,
  lt: Prisma.sql`<`,
  le: Prisma.sql`<=`,
}

export const orderTest = (
  column: Prisma.Sql,
  operator: keyof typeof symbols,
  wanted: Prisma.Sql,
): Prisma.Sql => Prisma.sql`${column} ${symbols[operator]} ${wanted}`

/** Compares a column that holds folded text, never empty, in the collation "C"; `wanted` is folded too. */
export function textTest(
  column: Prisma.Sql,
  operator: Exclude<CompareOperator, 'ne'>,
  wanted: string,
): Prisma.Sql {
  switch (operator) {
    case 'sw':
      return Prisma.sql`starts_with(${column}, ${wanted})`
    case 'co':
      return Prisma.sql`strpos(${column}, ${wanted}) > 0`
    case 'ew':
      return Prisma.sql`right(${column}, length(${wanted})) = ${wanted}`
    default:
      return orderTest(column, operator, Prisma.sql`${wanted}`)
  }
}
