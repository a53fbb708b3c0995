import { messageTypes } from './messageTypes';
import type { RecordContract } from './types';

/** `GET /conversations/{conversationId}`. */
export const conversation: RecordContract = {
  contactId: {
    type: 'string',
    required: true,
    description: 'Unique identifier of the contact associated with this conversation',
  },
  locationId: {
    type: 'string',
    required: true,
    description: 'Unique identifier of the business location where this conversation takes place',
  },
  deleted: {
    type: 'boolean',
    required: true,
    description: 'Flag indicating if this conversation has been moved to trash/deleted',
  },
  inbox: {
    type: 'boolean',
    required: true,
    description: 'Flag indicating if this conversation is currently in the main inbox view',
  },
  type: {
    type: 'number',
    required: true,
    description:
      'Communication channel type for this conversation: 1 (Phone), 2 (Email), 3 (Facebook Messenger), 4 (Review), 5 (Group SMS), 6 (Internal Chat - coming soon)',
  },
  unreadCount: {
    type: 'number',
    required: true,
    description: 'Number of messages in this conversation that have not been read by the user',
  },
  assignedTo: {
    type: 'string',
    description: 'Unique identifier of the team member currently responsible for handling this conversation',
  },
  id: {
    type: 'string',
    required: true,
    description: 'Unique identifier for this specific conversation thread',
  },
  starred: {
    type: 'boolean',
    description: 'Flag indicating if this conversation has been marked as important/starred by the user',
  },
};

/** A row of `GET /conversations/search`. */
export const searchRow: RecordContract = {
  id: { type: 'string', required: true, description: 'Conversation Id' },
  contactId: { type: 'string', required: true, description: 'Contact Id' },
  locationId: { type: 'string', required: true, description: 'Location Id' },
  lastMessageBody: {
    type: 'string',
    required: true,
    description: 'Content of the most recent message in the conversation',
  },
  lastMessageType: {
    type: 'string',
    required: true,
    values: messageTypes,
    description: 'Channel/type of the most recent message (SMS, Email, Call, etc)',
  },
  type: {
    type: 'string',
    required: true,
    values: ['TYPE_PHONE', 'TYPE_EMAIL', 'TYPE_FB_MESSENGER', 'TYPE_REVIEW', 'TYPE_GROUP_SMS'],
    description: 'Primary channel/type of the conversation (Phone, Email, etc)',
  },
  unreadCount: {
    type: 'number',
    required: true,
    description: 'Number of unread messages in this conversation',
  },
  fullName: {
    type: 'string',
    required: true,
    description: 'Complete name of the contact (first and last name)',
  },
  contactName: {
    type: 'string',
    required: true,
    description: 'Alternative display name for the contact - used when full name is not available',
  },
  email: { type: 'string', required: true, description: 'Primary email address of the contact' },
  phone: { type: 'string', required: true, description: 'Primary phone number of the contact' },
};
