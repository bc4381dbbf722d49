import {
  findBreakingChanges,
  findDangerousChanges,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql'

export type SchemaChanges = {
  /** What may stop a document from working. */
  breaking: string[]
  /** What a document that works may be surprised by, such as a new value of an enum. */
  dangerous: string[]
  /** What is there to be used now: types, fields and values as Type.member. */
  added: string[]
}

/** What is different between two schemas, in words. */
export const changesBetween = (before: GraphQLSchema, after: GraphQLSchema): SchemaChanges => ({
  breaking: findBreakingChanges(before, after).map(({ description }) => description),
  dangerous: findDangerousChanges(before, after).map(({ description }) => description),
  added: Object.values(after.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => addedIn(type, before.getType(type.name))),
})

function addedIn(type: GraphQLNamedType, known: GraphQLNamedType | undefined): string[] {
  if (!known) return [type.name]
  const before = new Set(membersOf(known))
  return membersOf(type)
    .filter((member) => !before.has(member))
    .map((member) => `${type.name}.${member}`)
}

function membersOf(type: GraphQLNamedType): string[] {
  if (isEnumType(type)) return type.getValues().map(({ name }) => name)
  const hasFields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)
  return hasFields ? Object.keys(type.getFields()) : []
}
