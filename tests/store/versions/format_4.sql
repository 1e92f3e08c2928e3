CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE chain (
	seq INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	at TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
CREATE TABLE contents (
	sha256 TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	packed BLOB, 
	PRIMARY KEY (sha256)
);
CREATE TABLE incident_ids (
	id TEXT NOT NULL, 
	anchor TEXT NOT NULL, 
	issued_at TEXT NOT NULL, 
	merged_into TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(merged_into) REFERENCES incident_ids (id), 
	UNIQUE (anchor)
);
CREATE TABLE ledger (
	only INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	format INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	head_seq BIGINT NOT NULL, 
	head_hash TEXT NOT NULL, 
	PRIMARY KEY (only)
);
CREATE TABLE stages (
	stamp TEXT NOT NULL, 
	name TEXT NOT NULL, 
	parts TEXT NOT NULL, 
	first_used_at TEXT NOT NULL, 
	PRIMARY KEY (stamp)
);
CREATE TABLE acquisitions (
	seq INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	told TEXT NOT NULL, 
	payload TEXT, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES chain (seq), 
	FOREIGN KEY(sha256) REFERENCES contents (sha256), 
	UNIQUE (sha256, told)
);
CREATE TABLE decisions (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES chain (seq), 
	UNIQUE (id)
);
CREATE TABLE incidents (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	event_type TEXT NOT NULL, 
	acled_sub_event_type TEXT, 
	reality TEXT NOT NULL, 
	first_day TEXT, 
	last_day TEXT, 
	time_precision TEXT, 
	place TEXT, 
	latitude FLOAT, 
	longitude FLOAT, 
	place_precision TEXT, 
	country TEXT, 
	admin1 TEXT, 
	fields TEXT NOT NULL, grade TEXT, whole BLOB, 
	PRIMARY KEY (number), 
	FOREIGN KEY(id) REFERENCES incident_ids (id), 
	UNIQUE (id)
);
CREATE INDEX ix_incidents_country ON incidents (country);
CREATE INDEX ix_incidents_event_type ON incidents (event_type);
CREATE INDEX ix_incidents_first_day ON incidents (first_day);
CREATE TABLE tombstones (
	seq INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	at TEXT NOT NULL, 
	public_key TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES chain (seq), 
	FOREIGN KEY(sha256) REFERENCES contents (sha256), 
	UNIQUE (sha256)
);
CREATE TABLE members (
	incident TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	rank INTEGER NOT NULL, 
	PRIMARY KEY (incident, seq, rank), 
	FOREIGN KEY(incident) REFERENCES incidents (id)
);
CREATE INDEX members_account ON members (seq, rank);
CREATE TABLE refusals (
	id TEXT NOT NULL, 
	seq INTEGER, 
	code TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	found TEXT NOT NULL, 
	expected TEXT NOT NULL, 
	remedy TEXT NOT NULL, 
	read_stamp TEXT, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(seq) REFERENCES acquisitions (seq)
);
CREATE INDEX ix_refusals_seq ON refusals (seq);
CREATE INDEX ix_refusals_subject ON refusals (subject);
CREATE TABLE reports (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	current BOOLEAN NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	wire TEXT, 
	url TEXT, 
	language TEXT, 
	published TEXT, 
	text TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES acquisitions (seq)
);
CREATE INDEX ix_reports_id ON reports (id);
CREATE INDEX ix_reports_published ON reports (published);
CREATE INDEX ix_reports_publisher ON reports (publisher);
CREATE TABLE tolls (
	incident TEXT NOT NULL, 
	harm TEXT NOT NULL, 
	min INTEGER, 
	best INTEGER, 
	max INTEGER, 
	open BOOLEAN NOT NULL, 
	PRIMARY KEY (incident, harm), 
	FOREIGN KEY(incident) REFERENCES incidents (id)
);
CREATE TABLE accounts (
	seq INTEGER NOT NULL, 
	rank INTEGER NOT NULL, 
	standing TEXT NOT NULL, 
	reality TEXT NOT NULL, anchor TEXT, fields TEXT, 
	PRIMARY KEY (seq, rank), 
	FOREIGN KEY(seq) REFERENCES reports (seq)
);
CREATE TABLE claims (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	value TEXT NOT NULL, 
	quote TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	said_by TEXT, speaker TEXT, 
	PRIMARY KEY (seq, id), 
	FOREIGN KEY(seq) REFERENCES reports (seq)
);
CREATE INDEX claims_id ON claims (id);
CREATE TABLE readings (
	seq INTEGER NOT NULL, 
	read_stamp TEXT NOT NULL, 
	claims_stamp TEXT NOT NULL, 
	packed BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES reports (seq)
);
CREATE INDEX ix_readings_read_stamp ON readings (read_stamp);
CREATE VIRTUAL TABLE report_words USING fts5(
        title, text, content='reports', content_rowid='seq', tokenize='unicode61 remove_diacritics 0');
CREATE TRIGGER reports_added AFTER INSERT ON reports BEGIN
        INSERT INTO report_words(rowid, title, text) VALUES (new.seq, new.title, new.text); END;
CREATE TRIGGER reports_dropped AFTER DELETE ON reports BEGIN
        INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.seq, old.title, old.text); END;
CREATE TRIGGER reports_changed AFTER UPDATE OF title, text ON reports BEGIN
        INSERT INTO report_words(report_words, rowid, title, text) VALUES ('delete', old.seq, old.title, old.text);
        INSERT INTO report_words(rowid, title, text) VALUES (new.seq, new.title, new.text); END;
CREATE VIRTUAL TABLE incident_boxes USING rtree(number, west, east, south, north);
CREATE TRIGGER incidents_added AFTER INSERT ON incidents WHEN new.longitude IS NOT NULL BEGIN
        INSERT INTO incident_boxes VALUES (new.number, new.longitude, new.longitude, new.latitude, new.latitude); END;
CREATE TRIGGER incidents_dropped AFTER DELETE ON incidents BEGIN
        DELETE FROM incident_boxes WHERE number = old.number; END;
CREATE TABLE visits (
	address TEXT NOT NULL, 
	etag TEXT, 
	last_modified TEXT, 
	told TEXT, 
	via TEXT, 
	at TEXT NOT NULL, 
	PRIMARY KEY (address)
);
CREATE INDEX ix_accounts_anchor ON accounts (anchor);
CREATE INDEX ix_incidents_grade ON incidents (grade);
CREATE TABLE incident_holders (
	id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	holder TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(id) REFERENCES incident_ids (id)
);
CREATE INDEX ix_incident_holders_number ON incident_holders (number);
CREATE INDEX ix_incident_holders_holder ON incident_holders (holder);
CREATE TABLE profiles (
	seq INTEGER NOT NULL, 
	rank INTEGER NOT NULL, 
	packed BLOB NOT NULL, 
	PRIMARY KEY (seq, rank), 
	FOREIGN KEY(seq) REFERENCES reports (seq)
);
CREATE TABLE blocks (
	"key" BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	rank INTEGER NOT NULL, 
	PRIMARY KEY ("key", seq, rank)
)
 WITHOUT ROWID

;
CREATE INDEX blocks_account ON blocks (seq);
CREATE TABLE links (
	one_seq BIGINT NOT NULL, 
	one_rank INTEGER NOT NULL, 
	other_seq BIGINT NOT NULL, 
	other_rank INTEGER NOT NULL, 
	odds FLOAT NOT NULL, 
	PRIMARY KEY (one_seq, one_rank, other_seq, other_rank)
)
 WITHOUT ROWID

;
CREATE INDEX links_other ON links (other_seq, other_rank);
CREATE TABLE resolved (
	seq INTEGER NOT NULL, 
	stamp TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES reports (seq)
);
CREATE INDEX ix_resolved_stamp ON resolved (stamp);
CREATE TABLE resolution (
	only INTEGER NOT NULL, 
	decisions BIGINT NOT NULL, 
	PRIMARY KEY (only)
);
CREATE TABLE copies (
	seq INTEGER NOT NULL, 
	copy_of BIGINT NOT NULL, 
	signature BLOB NOT NULL, 
	PRIMARY KEY (seq), 
	FOREIGN KEY(seq) REFERENCES reports (seq)
);
CREATE INDEX ix_copies_copy_of ON copies (copy_of);
CREATE TABLE copy_bands (
	"key" BIGINT NOT NULL, 
	seq BIGINT NOT NULL, 
	PRIMARY KEY ("key", seq)
)
 WITHOUT ROWID

;
CREATE INDEX copy_bands_seq ON copy_bands (seq);
CREATE INDEX incident_ids_merged_into ON incident_ids (merged_into) WHERE merged_into IS NOT NULL;
INSERT INTO alembic_version VALUES ('0004');
INSERT INTO chain VALUES (1, 'acquisition', 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e', 'b9a26e35b247c7ce4785f4c57f8fb5e80b9272d9502c67c259fab69c2dff5fe7', '2026-11-28T12:33:07.440017+00:00', '150ff4529e180b242337a874d1c8c19c77c203f141c07a9a1e1a8540ff77c977');
INSERT INTO chain VALUES (2, 'acquisition', '16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4', 'bdf012a6a35710223df2f1d35feedcfe2280005386b71b59aa8ee86b8897e7a3', '2026-11-28T12:33:07.463810+00:00', '7636aefff9ef6f66ebda6d3d7db83ad1c46d589c55ae5236beba3a506d9720ca');
INSERT INTO chain VALUES (3, 'acquisition', '00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7', '98582d68638c387a87c63b6a5b515aec5f11f395c40d6afd5d388926bafc992c', '2026-11-28T12:33:07.470318+00:00', '75b4a1dc3e67ebde502bee6f316db4b44823418a6482bb937fc59aba003d4f66');
INSERT INTO chain VALUES (4, 'acquisition', '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'e16ac1d94baa6c3ce822b361958ef12109abed7c6741758212bf43b38c49e9ca', '2026-11-28T12:33:07.470318+00:00', '953d912a7498c2b22b98e82b2f3049c0f8d1de28853e9b2a1f48bb27e1fc8675');
INSERT INTO chain VALUES (5, 'decision', 'd1', '99942a78afc1ccb382c97f6d9fc090ffd0a9460f5905aaa5cdf8da258cb609b1', '2026-11-28T12:33:07.572791+00:00', '42332e9ee7448869e4f5c564d89f015bb88dd801a9ca235d72ad6b4dcd76c4c7');
INSERT INTO chain VALUES (6, 'erasure', '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', '8a0a117e7733a4606bb46e4d7763e66a9a902104f4514a31c60f13e1a1f9c07f', '2026-05-01T00:00:00+00:00', '6d4b07b60985b5aba4c531d0a56f30a37e3d400bd78f6d12303aab59627be1dc');
INSERT INTO contents VALUES ('00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7', 4, X'28B52FFD2004210000746F726E');
INSERT INTO contents VALUES ('16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4', 6, X'28B52FFD20063100007365636F6E64');
INSERT INTO contents VALUES ('283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 4, NULL);
INSERT INTO contents VALUES ('a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e', 5, X'28B52FFD20052900006669727374');
INSERT INTO incident_ids VALUES ('ir1', 'r1 0', '2026-11-28T12:33:07.497382+00:00', NULL);
INSERT INTO incident_ids VALUES ('ir4', 'r4 0', '2026-11-28T12:33:07.497382+00:00', NULL);
INSERT INTO ledger VALUES (1, 'cc96d49a-ee17-48e6-8599-14f0ba46d9e2', 4, '2026-11-28T12:33:07.413197+00:00', 'onrecord 0.1.0', 6, '6d4b07b60985b5aba4c531d0a56f30a37e3d400bd78f6d12303aab59627be1dc');
INSERT INTO stages VALUES ('read 1', 'read', '{"lexicon": "a", "rules": "b"}', '2026-11-28T12:33:07.476201+00:00');
INSERT INTO acquisitions VALUES (1, 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e', '474dd1b689dc05faebc1d63ef06634fc5077a8b7db4001107a3d83f4e5b187d4', '{"collected_at":null,"collector":null,"headers":{},"media_type":"text/plain","metadata":{"id":"r1"},"name":"first.txt","sha256":"a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e","size":5,"tool":"onrecord test"}');
INSERT INTO acquisitions VALUES (2, '16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4', '474dd1b689dc05faebc1d63ef06634fc5077a8b7db4001107a3d83f4e5b187d4', '{"collected_at":null,"collector":null,"headers":{},"media_type":"text/plain","metadata":{"id":"r1"},"name":"second.txt","sha256":"16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4","size":6,"tool":"onrecord test"}');
INSERT INTO acquisitions VALUES (3, '00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7', 'de7f9db22de1aecc805fd86fee2ace9732120aa2121fa0d174d73428a3f8a138', '{"collected_at":null,"collector":null,"headers":{},"media_type":"text/plain","metadata":{},"name":"torn.txt","sha256":"00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7","size":4,"tool":"onrecord test"}');
INSERT INTO acquisitions VALUES (4, '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'de7f9db22de1aecc805fd86fee2ace9732120aa2121fa0d174d73428a3f8a138', NULL);
INSERT INTO decisions VALUES (5, 'd1', '{"by":"ana","verdict":"SAME"}');
INSERT INTO incidents VALUES (3, 'ir1', 'airstrike', 'Air/drone strike', 'happened', '2026-05-01', '2026-05-01', 'day', 'Basra', 30.5, 47.8, 'settlement', 'IQ', 'Basra', '{"grade": "weak", "event_type": "airstrike", "acled_sub_event_type": "Air/drone strike", "reality": "happened", "time": {"start": "2026-05-01", "end": "2026-05-01", "precision": "day"}, "place": {"name": "Basra", "admin1": "Basra", "country": "IQ", "latitude": 30.5, "longitude": 47.8, "precision": "settlement", "gazetteer_id": "geonames:99532"}, "tolls": {"killed": {"min": 5, "best": null, "max": 5, "open": false}}}', 'weak', X'28B52FFD60FE00D5090066513623208DB60DA09ADDB63B4D64F0321459229F4729114041664D2BA17A227F23021004B0682A002D002E00BDCEEE5C32505A37CFE9ACF102602D7020D073D657E527CAFD58F38ED24EB33B1CD3820B564C0D2EC54A9D8B70C0CDA0A6164C9F95C92F0D3099CA8D90920B5383ACE95375768B310907931060300C4C0D36673FAC3C1ACB2EC4DE21FAACEFEAE4EDB666341C8F47F3DA250EFFDD8F4849B33FDFEE3F02C5408084B5C5B438144C6341AD01D142845FD7EE527B48C06E5003A645F1AEBD09BD54B8D78862E4E6CE5851783457457F9B91BB06910FA627203042C3D4BA0371C1F46642D9E8B50304869934D62F675EDDEE16F335368E08DC995F908C85ED52385DAACDE2D7080AD1C0427C10B1C9170F730C2CC955CC2BA82857173B3C034140F826C0DC4D38A38807C37EDF10BA208F4FB8E231');
INSERT INTO tombstones VALUES (6, '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'order 7', 'ana', '2026-05-01T00:00:00+00:00', '03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8', 'b677ce7d5b454978091b0ddfdfdbb558d1bcc508ab63244960a75fea24ae2661c3c564942ef4906dc1f75b41afc9a6235950ee70b16b4877960a06195a6c2f01');
INSERT INTO members VALUES ('ir1', 2, 0);
INSERT INTO refusals VALUES ('fcbf6def60b58e03', 3, 'not-text', 'torn', 'no text', 'a text', 'mend it', 'read 1', '2026-11-28T12:33:07.557640+00:00');
INSERT INTO reports VALUES (1, 'r1', 0, NULL, 'Gulf Post', NULL, NULL, 'en', '2026-05-01', 'Two people were killed in Basra.');
INSERT INTO reports VALUES (2, 'r1', 1, NULL, 'Gulf Post', NULL, NULL, 'en', '2026-05-01', 'Two people were killed in Basra.');
INSERT INTO tolls VALUES ('ir1', 'killed', 5, NULL, 5, 0);
INSERT INTO accounts VALUES (1, 0, 'main', 'happened', 'r1 0', '{"event_type": "airstrike", "acled_sub_event_type": "Air/drone strike", "reality": "happened", "time": {"start": "2026-05-01", "end": "2026-05-01", "precision": "day"}, "place": {"name": "Basra", "admin1": "Basra", "country": "IQ", "latitude": 30.5, "longitude": 47.8, "precision": "settlement", "gazetteer_id": "geonames:99532"}, "tolls": {"killed": {"min": 2, "best": null, "max": 2, "open": false}}}');
INSERT INTO accounts VALUES (2, 0, 'main', 'happened', 'r1 0', '{"event_type": "airstrike", "acled_sub_event_type": "Air/drone strike", "reality": "happened", "time": {"start": "2026-05-01", "end": "2026-05-01", "precision": "day"}, "place": {"name": "Basra", "admin1": "Basra", "country": "IQ", "latitude": 30.5, "longitude": 47.8, "precision": "settlement", "gazetteer_id": "geonames:99532"}, "tolls": {"killed": {"min": 5, "best": null, "max": 5, "open": false}}}');
INSERT INTO claims VALUES (1, 'c1', 0, 'casualties.killed', '{"min": 2, "max": 2}', 'Two people', 0, NULL, NULL);
INSERT INTO claims VALUES (2, 'c1', 0, 'casualties.killed', '{"min": 5, "max": 5}', 'Two people', 0, NULL, NULL);
INSERT INTO readings VALUES (1, 'read 1', 'claims 1', X'28B52FFD20B5050400F2C7191B80B939F4B64B48ED1E48121655D6452632601063375081B430531A8DC6016A1745F04A27A89A0BE32263D4C6B0993107C7407408D0314010927CE115F594A554F76D32F7B95B98C1097D8545C5928A78ED3EAA6F391DD5A5BBCF037BA727F9C6E96E59C37D130800608441873908570946840A06E61E96B215255050');
INSERT INTO readings VALUES (2, 'read 1', 'claims 1', X'28B52FFD20B5050400F2C7191B80B939F4B64B48ED1E48121655D6452632601063375081B430531A8DC6016A1745F04A27A89A0BE32263D4C6B0993107C7407408D0314010927CE115F594A554F76D32F7B95B98C1097D8545C5928A78ED3EAA6F391DD5A5BBCF037BA727F9C6E96E59C37D130800608441873908570946840A06E61E96B215255050');
INSERT INTO incident_holders VALUES ('ir1', 1, 'r1 0');
INSERT INTO incident_holders VALUES ('ir4', 2, 'r4 0');
INSERT INTO resolved VALUES (2, 'resolve 1');
