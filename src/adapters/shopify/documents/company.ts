import { graphql } from '@/adapters/shopify/schema/tada'

export const listCompanies = graphql(`
  query ListCompanies($after: String) {
    companies(first: 10, after: $after) {
      nodes {
        id
        name
        externalId
        contactRoles(first: 10) {
          nodes {
            id
            name
          }
        }
        locations(first: 50) {
          nodes {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const contactsOfCustomer = graphql(`
  query ContactsOfCustomer($id: ID!) {
    customer(id: $id) {
      companyContactProfiles {
        id
        isMainContact
        company {
          id
          name
        }
        roleAssignments(first: 50) {
          nodes {
            id
            role {
              id
              name
            }
            companyLocation {
              id
            }
          }
        }
      }
    }
  }
`)

export const assignContact = graphql(`
  mutation AssignContact($companyId: ID!, $customerId: ID!) {
    companyAssignCustomerAsContact(companyId: $companyId, customerId: $customerId) {
      companyContact {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const assignRoles = graphql(`
  mutation AssignRoles($contactId: ID!, $roles: [CompanyContactRoleAssign!]!) {
    companyContactAssignRoles(companyContactId: $contactId, rolesToAssign: $roles) {
      roleAssignments {
        id
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const revokeRoles = graphql(`
  mutation RevokeRoles($contactId: ID!, $assignmentIds: [ID!]!) {
    companyContactRevokeRoles(companyContactId: $contactId, roleAssignmentIds: $assignmentIds) {
      revokedRoleAssignmentIds
      userErrors {
        code
        field
        message
      }
    }
  }
`)

export const removeContact = graphql(`
  mutation RemoveContact($contactId: ID!) {
    companyContactRemoveFromCompany(companyContactId: $contactId) {
      removedCompanyContactId
      userErrors {
        code
        field
        message
      }
    }
  }
`)
