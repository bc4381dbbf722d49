import { TableSkeleton } from '@/components/ui/table-skeleton'

export default function LoadingPrivacyRequests() {
  return <TableSkeleton rows={4} />
}
