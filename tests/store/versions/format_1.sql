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
	fields TEXT NOT NULL, 
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
	reality TEXT NOT NULL, 
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
	said_by TEXT, 
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
INSERT INTO alembic_version VALUES ('0001');
INSERT INTO chain VALUES (1, 'acquisition', 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e', 'b9a26e35b247c7ce4785f4c57f8fb5e80b9272d9502c67c259fab69c2dff5fe7', '2026-11-23T13:45:21.632771+00:00', 'ef2954b9b91224cc939039172af1d996fefacd897e095538ed660583bd69df1d');
INSERT INTO chain VALUES (2, 'acquisition', '16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4', 'bdf012a6a35710223df2f1d35feedcfe2280005386b71b59aa8ee86b8897e7a3', '2026-11-23T13:45:21.669334+00:00', '050b63ddb3cdd4f2dc3932ac98fdb7efd553afd617c566b79d4c5b1714e002b3');
INSERT INTO chain VALUES (3, 'acquisition', '00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7', '98582d68638c387a87c63b6a5b515aec5f11f395c40d6afd5d388926bafc992c', '2026-11-23T13:45:21.676834+00:00', 'af0b7fb68abfa5a668e451a5fa8ccdcb3d9d3bdf87e3c6ffadab10ce4082fd3e');
INSERT INTO chain VALUES (4, 'acquisition', '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'e16ac1d94baa6c3ce822b361958ef12109abed7c6741758212bf43b38c49e9ca', '2026-11-23T13:45:21.676834+00:00', 'e161b51d63ef9ecfa2175cfd3e467a1b35472044206e6c81ffc414bb937bfc12');
INSERT INTO chain VALUES (5, 'decision', 'd1', '99942a78afc1ccb382c97f6d9fc090ffd0a9460f5905aaa5cdf8da258cb609b1', '2026-11-23T13:45:21.785443+00:00', 'e5611164213d1e6b06bbc3777bbfe9097b3b6461b188e58c1beab1787a59bbfc');
INSERT INTO chain VALUES (6, 'erasure', '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', '8a0a117e7733a4606bb46e4d7763e66a9a902104f4514a31c60f13e1a1f9c07f', '2026-05-01T00:00:00+00:00', '0e64552782fd255fa037066e01566ffc7e137af96fc501610314365955e3b2ab');
INSERT INTO contents VALUES ('a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e', 5, X'28B52FFD20052900006669727374');
INSERT INTO contents VALUES ('16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4', 6, X'28B52FFD20063100007365636F6E64');
INSERT INTO contents VALUES ('00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7', 4, X'28B52FFD2004210000746F726E');
INSERT INTO contents VALUES ('283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 4, NULL);
INSERT INTO incident_ids VALUES ('ir1', 'r1 0', '2026-11-23T13:45:21.708901+00:00', NULL);
INSERT INTO incident_ids VALUES ('ir4', 'r4 0', '2026-11-23T13:45:21.708901+00:00', NULL);
INSERT INTO ledger VALUES (1, '3fd38719-5848-47a6-bd0f-515312b4dd6b', 1, '2026-11-23T13:45:21.611753+00:00', 'onrecord 0.1.0', 6, '0e64552782fd255fa037066e01566ffc7e137af96fc501610314365955e3b2ab');
INSERT INTO stages VALUES ('read 1', 'read', '{"lexicon": "a", "rules": "b"}', '2026-11-23T13:45:21.692829+00:00');
INSERT INTO acquisitions VALUES (1, 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e', '474dd1b689dc05faebc1d63ef06634fc5077a8b7db4001107a3d83f4e5b187d4', '{"collected_at":null,"collector":null,"headers":{},"media_type":"text/plain","metadata":{"id":"r1"},"name":"first.txt","sha256":"a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e","size":5,"tool":"onrecord test"}');
INSERT INTO acquisitions VALUES (2, '16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4', '474dd1b689dc05faebc1d63ef06634fc5077a8b7db4001107a3d83f4e5b187d4', '{"collected_at":null,"collector":null,"headers":{},"media_type":"text/plain","metadata":{"id":"r1"},"name":"second.txt","sha256":"16367aacb67a4a017c8da8ab95682ccb390863780f7114dda0a0e0c55644c7c4","size":6,"tool":"onrecord test"}');
INSERT INTO acquisitions VALUES (3, '00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7', 'de7f9db22de1aecc805fd86fee2ace9732120aa2121fa0d174d73428a3f8a138', '{"collected_at":null,"collector":null,"headers":{},"media_type":"text/plain","metadata":{},"name":"torn.txt","sha256":"00cc10cc5ab0a89fbf4d84a229bf234e739ba6294a832d2c042ce8d9a1949cf7","size":4,"tool":"onrecord test"}');
INSERT INTO acquisitions VALUES (4, '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'de7f9db22de1aecc805fd86fee2ace9732120aa2121fa0d174d73428a3f8a138', NULL);
INSERT INTO decisions VALUES (5, 'd1', '{"by":"ana","verdict":"SAME"}');
INSERT INTO incidents VALUES (3, 'ir1', 'airstrike', 'Air/drone strike', 'happened', '2026-05-01', '2026-05-01', 'day', 'Basra', 30.5, 47.8, 'settlement', 'IQ', 'Basra', '{"event_type": "airstrike", "acled_sub_event_type": "Air/drone strike", "reality": "happened", "time": {"start": "2026-05-01", "end": "2026-05-01", "precision": "day"}, "place": {"name": "Basra", "admin1": "Basra", "country": "IQ", "latitude": 30.5, "longitude": 47.8, "precision": "settlement", "gazetteer_id": "geonames:99532"}, "tolls": {"killed": {"min": 5, "best": null, "max": 5, "open": false}}}');
INSERT INTO tombstones VALUES (6, '283bb9deef02e6843abfb538efa1eca70801bd8a701c3f98191e123496339247', 'order 7', 'ana', '2026-05-01T00:00:00+00:00', '03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8', 'b677ce7d5b454978091b0ddfdfdbb558d1bcc508ab63244960a75fea24ae2661c3c564942ef4906dc1f75b41afc9a6235950ee70b16b4877960a06195a6c2f01');
INSERT INTO members VALUES ('ir1', 2, 0);
INSERT INTO refusals VALUES ('fcbf6def60b58e03', 3, 'not-text', 'torn', 'no text', 'a text', 'mend it', 'read 1', '2026-11-23T13:45:21.768847+00:00');
INSERT INTO reports VALUES (1, 'r1', 0, NULL, 'Gulf Post', NULL, NULL, 'en', '2026-05-01', 'Two people were killed in Basra.');
INSERT INTO reports VALUES (2, 'r1', 1, NULL, 'Gulf Post', NULL, NULL, 'en', '2026-05-01', 'Two people were killed in Basra.');
INSERT INTO tolls VALUES ('ir1', 'killed', 5, NULL, 5, 0);
INSERT INTO accounts VALUES (1, 0, 'main', 'happened');
INSERT INTO accounts VALUES (2, 0, 'main', 'happened');
INSERT INTO claims VALUES (1, 'c1', 0, 'casualties.killed', '{"min": 2, "max": 2}', 'Two people', 0, NULL);
INSERT INTO claims VALUES (2, 'c1', 0, 'casualties.killed', '{"min": 5, "max": 5}', 'Two people', 0, NULL);
INSERT INTO readings VALUES (1, 'read 1', 'claims 1', X'28B52FFD20B5050400F2C7191B80B939F4B64B48ED1E48121655D6452632601063375081B430531A8DC6016A1745F04A27A89A0BE32263D4C6B0993107C7407408D0314010927CE115F594A554F76D32F7B95B98C1097D8545C5928A78ED3EAA6F391DD5A5BBCF037BA727F9C6E96E59C37D130800608441873908570946840A06E61E96B215255050');
INSERT INTO readings VALUES (2, 'read 1', 'claims 1', X'28B52FFD20B5050400F2C7191B80B939F4B64B48ED1E48121655D6452632601063375081B430531A8DC6016A1745F04A27A89A0BE32263D4C6B0993107C7407408D0314010927CE115F594A554F76D32F7B95B98C1097D8545C5928A78ED3EAA6F391DD5A5BBCF037BA727F9C6E96E59C37D130800608441873908570946840A06E61E96B215255050');
