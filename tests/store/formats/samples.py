"""A small file of each kind, made up from the documents and code of the program that it belongs to."""

FILES = {
    "phoneblock-xml": '<?xml version="1.0"?><blocklist version="3"><phone-info phone="+442079460123" votes="4" '
    'rating="G_FRAUD"/><phone-info phone="+441632960001" votes="2" rating="A_LEGITIMATE"/></blocklist>',
    "saracroche": '{"version":"1","name":"x","description":"x","blocked_numbers_count":2,"patterns":['
    '{"name":"Range","action":"block","pattern":"44113496####"},'
    '{"name":"Bank","action":"identify","pattern":"442079460###"}]}',
    "begone": '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n'
    '<plist version="1.0"><array><dict><key>addNational</key><string>true</string><key>category</key>'
    "<string>0</string><key>number</key><string>+44113496####</string><key>title</key><string>Range</string></dict>"
    "</array></plist>",
    "fcc": "Ticket ID,Date of Issue,Issue,Caller ID Number,Type of Call or Messge,City,State\n"
    "1,11/23/2026,Unwanted Calls,202-555-0123,Prerecorded Voice,Clinton,IL\n"
    "2,11/24/2026,Unwanted Calls,202-555-0123,Prerecorded Voice,Clinton,IL\n"
    "3,11/24/2026,Unwanted Calls,,Live Voice,Clinton,IL\n",
    "kamailio": "id(int,auto) prefix(string) allowlist(int) description(string,null) \n"
    "1:442079460:0:A range\n2:441134960123:1:Aunt\\: yes\n",
    "opensips": "id(int,auto) prefix(string) whitelist(int) description(string,null) \n1:442079460:0:A range\n",
    "callattendant": "# patterns\nblocknumbers:\n  ^0113496: A range\n  '02079460123': One\n  .*9$: No\n"
    "permitnumbers: {}\n",
    "jcblock": "# comment\n02079460123?       112326         Bank\nCell Phone   CA?   ------         A cell\n",
    "ncid": '# ncidd.blacklist\nPRIVATE  # no\n^0113496 02079460123  # Mine\n"BAD CALLER"\n',
    "asterisk": "/blacklist/02079460123                           : Bank\n"
    "/blacklist/dest                                   : app-blackhole,hangup,1\n"
    "/blacklist/+441134960123                          : 1\n2 results found.\n",
    "fritzbox-calls": "sep=;\nTyp;Datum;Name;Rufnummer;Landes-/Ortsnetzbereich;Nebenstelle;Eigene Rufnummer;Dauer\n"
    "1;23.11.26 14:01;Bank;02079460123;;Anrufbeantworter;01632960001;0:01\n"
    "3;23.11.26 15:01;;01134960123;;Telefon;01632960001;0:01\n2;24.11.26 09:00;;;;;01632960001;0:00\n",
    "yealink": '<YealinkIPPhoneBook><Title>x</Title><Menu Name="Blacklist"><Unit Name="Bank &amp; co" '
    'Phone1="02079460123" Phone2="01134960123" Phone3="" default_photo="Resource:"/></Menu></YealinkIPPhoneBook>',
    "cisco": "<CiscoIPPhoneDirectory><Title>x</Title><DirectoryEntry><Name>Bank</Name>"
    "<Telephone>02079460123</Telephone></DirectoryEntry></CiscoIPPhoneDirectory>",
    "snom": '<tbook e="2"><item context="active" type="none" index="0"><name>Bank</name>'
    "<number>02079460123</number></item></tbook>",
    "grandstream": "<AddressBook><version>1</version><Contact><FirstName>Eva</FirstName><LastName>Bank</LastName>"
    '<Phone type="Work"><phonenumber>02079460123</phonenumber><accountindex>0</accountindex></Phone></Contact>'
    "</AddressBook>",
    "gigaset": '<?xml version="1.0"?><!DOCTYPE LocalDirectory><list><entry surname="Bank" name="Eva" '
    'office1="02079460123" mobile1="" home1="01134960123"/></list>',
    "google-contacts": "First Name,Last Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n"
    "Eva,Bank,Mobile,02079460123 ::: 01134960123,,\nNo,Number,,,,\n",
    "outlook-contacts": '"First Name","Last Name","Business Phone","Home Phone","Mobile Phone","Notes"\n'
    '"Eva","Bank","02079460123","","01134960123",""\n',
    "android": "Row: 0 _id=1, original_number=020 7946 0123, e164_number=+442079460123\n"
    "Row: 1 _id=2, original_number=a@example.com, e164_number=NULL\n",
    "sms-backup": "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><calls count=\"3\">"
    '<call number="+442079460123" duration="0" date="1719878400000" type="3" contact_name="(Unknown)"/>'
    '<call number="+441134960123" duration="9" date="1719878400000" type="2" contact_name="Eva"/>'
    '<call number="" duration="0" date="1719878400000" type="1" presentation="2"/></calls>',
    "commas": "02079460123,01134960123\n",
}
FOUND = {
    "phoneblock-xml": {"+442079460123": ("scam", "", 4)},
    "saracroche": {"+44113496*": ("reported", "Range", None)},
    "begone": {"+44113496*": ("reported", "Range", None)},
    "fcc": {"+12025550123": ("reported", "Prerecorded Voice", 2)},
    "kamailio": {"+442079460*": ("reported", "A range", None), "+441134960123*": ("reported", "Aunt: yes", None)},
    "opensips": {"+442079460*": ("reported", "A range", None)},
    "callattendant": {"+44113496*": ("reported", "A range", None), "+442079460123": ("reported", "One", None)},
    "jcblock": {"+442079460123": ("reported", "Bank", None)},
    "ncid": {"+44113496*": ("reported", "Mine", None), "+442079460123": ("reported", "Mine", None)},
    "asterisk": {"+442079460123": ("reported", "Bank", None), "+441134960123": ("reported", "", None)},
    "fritzbox-calls": {"+442079460123": ("reported", "Bank", None)},
    "yealink": dict.fromkeys(("+442079460123", "+441134960123"), ("reported", "Bank & co", None)),
    "cisco": {"+442079460123": ("reported", "Bank", None)},
    "snom": {"+442079460123": ("reported", "Bank", None)},
    "grandstream": {"+442079460123": ("reported", "Eva Bank", None)},
    "gigaset": dict.fromkeys(("+442079460123", "+441134960123"), ("reported", "Eva Bank", None)),
    "google-contacts": dict.fromkeys(("+442079460123", "+441134960123"), ("reported", "Eva Bank", None)),
    "outlook-contacts": dict.fromkeys(("+442079460123", "+441134960123"), ("reported", "Eva Bank", None)),
    "android": {"+442079460123": ("reported", "", None)},
    "sms-backup": {"+442079460123": ("reported", "", None)},
    "commas": {"+442079460123": ("reported", "", None), "+441134960123": ("reported", "", None)},
}
REFUSED = {
    "phoneblock-xml": 1,
    "fcc": 1,
    "callattendant": 1,
    "jcblock": 1,
    "ncid": 2,
    "fritzbox-calls": 1,
    "android": 1,
    "sms-backup": 1,
}
