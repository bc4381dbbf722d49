import {
  Activity,
  ChartColumn,
  CircleAlert,
  FileCheck2,
  FolderSync,
  GitCompareArrows,
  LayoutDashboard,
  ListChecks,
  Settings,
  Share2,
  ShieldAlert,
  Store,
  ScanSearch,
  UserCheck,
  Users,
  type LucideIcon,
} from 'lucide-react'

export type Destination = { name: string; href: string; key: string; icon: LucideIcon }

/** The portal's pages in the order of the sidebar; `key` is pressed after g. */
export const destinations: Destination[] = [
  { name: 'Overview', href: '/overview', key: 'o', icon: LayoutDashboard },
  { name: 'People', href: '/people', key: 'p', icon: Users },
  { name: 'Groups & rules', href: '/rules', key: 'r', icon: ListChecks },
  { name: 'Stores', href: '/stores', key: 's', icon: Store },
  { name: 'Directories', href: '/directories', key: 'd', icon: FolderSync },
  { name: 'Issues', href: '/issues', key: 'i', icon: CircleAlert },
  { name: 'Matches', href: '/reviews', key: 'm', icon: UserCheck },
  { name: 'Drift', href: '/drift', key: 'f', icon: ScanSearch },
  { name: 'Held changes', href: '/held', key: 'h', icon: ShieldAlert },
  { name: 'Write-back', href: '/targets', key: 'w', icon: Share2 },
  { name: 'Conflicts', href: '/conflicts', key: 'c', icon: GitCompareArrows },
  { name: 'Receipts', href: '/receipts', key: 'e', icon: FileCheck2 },
  { name: 'Reports', href: '/reports', key: 'n', icon: ChartColumn },
  { name: 'Activity', href: '/activity', key: 'a', icon: Activity },
  { name: 'Settings', href: '/settings', key: 't', icon: Settings },
]
